package org.qingnuan.process.staff;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/**
 * What a password must be, wherever a person sets one. A rule is named by its Chinese words instead of a label's key, so
 * that every application shows them whatever its locale knows.
 */
final class HousePasswords implements PasswordPolicy {

    static final int SHORTEST = 12;

    /** Shorter ids occur in any password. */
    private static final int SHORTEST_ID = 3;

    private static final List<PasswordPolicyRule> RULES = List.of(
            new Rule("至少" + SHORTEST + "个字符", (password, user) -> password.length() >= SHORTEST),
            new Rule("不得包含用户名", HousePasswords::isFreeOfId),
            new Rule("不得是常见的密码或演示用的密码", (password, user) -> !KnownPasswords.isLike(password)));

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    private static boolean isFreeOfId(String password, User user) {
        return user == null
                || user.getId() == null
                || user.getId().length() < SHORTEST_ID
                || !lower(password).contains(lower(user.getId()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private record Rule(String words, BiPredicate<String, User> holds) implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return words;
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return holds.test(password, null);
        }

        @Override
        public boolean execute(String password, User user) {
            return holds.test(password, user);
        }
    }
}
