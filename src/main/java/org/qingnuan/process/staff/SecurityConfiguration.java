package org.qingnuan.process.staff;

import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One sign-in for our pages and Camunda's web applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** Camunda's applications keep a token of their own under the usual name, hence ours has another. */
    static final String TOKEN_COOKIE = "QN-XSRF-TOKEN";

    static final String TOKEN_HEADER = "X-QN-XSRF-TOKEN";

    private static final String ENGINE = "/camunda/api/engine/engine/*";

    /** The vendor's first administrator, and ways to try other people's passwords past our sign-in. */
    private static final String[] CLOSED = {
        "/camunda/api/admin/setup/**", "/camunda/api/admin/auth/user/*/login/**", ENGINE + "/identity/verify"
    };

    /** What Tasklist asks for a task's own history; the engine answers nobody without the right to it. */
    private static final String[] TASKLIST_HISTORY = {
        ENGINE + "/history/user-operation", ENGINE + "/history/user-operation/count"
    };

    /** The engine shows jobs of no model in its history to everybody, hence the whole of it is Cockpit's. */
    private static final String[] COCKPIT = {
        "/camunda/api/cockpit/**", "/camunda/app/cockpit/**", ENGINE + "/history/**", ENGINE + "/optimize/**"
    };

    private static final String[] ADMIN = {"/camunda/api/admin/plugin/**", "/camunda/app/admin/**"};

    private static final RequestMatcher API = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**"),
            PathPatternRequestMatcher.withDefaults().matcher("/api/**"));
    private static final int AFTER_SPRING_SECURITY = 200;

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SignIn signIn, ApplicationDoors doors) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(TOKEN_COOKIE);
        tokens.setHeaderName(TOKEN_HEADER);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.authenticationProvider(signIn)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/sign-in",
                                "/first-administrator",
                                "/first-sign-in",
                                "/error",
                                "/css/**",
                                "/public-notices/*",
                                "/favicon.ico",
                                "/camunda/favicon.ico")
                        .permitAll()
                        .requestMatchers(CLOSED)
                        .denyAll()
                        .requestMatchers(HttpMethod.GET, TASKLIST_HISTORY)
                        .authenticated()
                        .requestMatchers(COCKPIT)
                        .access(doors.of("cockpit"))
                        .requestMatchers(ADMIN)
                        .access(doors.of("admin"))
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in").permitAll())
                .logout(out -> out.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher("/sign-out"))
                        .logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), API))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers("/camunda/**"))
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .build();
    }

    /** After the sign-in people return to the page they wanted, never to a call or to the sign-out. */
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"),
                new NegatedRequestMatcher(API),
                new NegatedRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher("/sign-out"))));
        return cache;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> camundaSignIn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", SignedInUser.class.getName()));
        filter.addUrlPatterns("/camunda/*");
        filter.setOrder(AFTER_SPRING_SECURITY);
        return filter;
    }

    @Bean
    FilterRegistrationBean<PageNonce> pageNonce() {
        FilterRegistrationBean<PageNonce> filter = new FilterRegistrationBean<>(new PageNonce());
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
