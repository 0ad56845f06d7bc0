package org.qingnuan.process.reminder;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.qingnuan.ledger.Outbox.Mail;
import org.qingnuan.startup.StartupRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The mail server of {@code spring.mail}, if there is one; a demonstration writes to nobody. */
@Component
class MailServer {

    private final JavaMailSender sender;
    private final String from;

    MailServer(
            ObjectProvider<JavaMailSender> sender,
            @Value("${qingnuan.mail.from:}") String from,
            @Value("${qingnuan.demo}") boolean demo) {
        this.sender = demo ? null : sender.getIfAvailable();
        this.from = from.strip();
    }

    boolean configured() {
        return sender != null;
    }

    void requireSender() {
        if (configured() && !from.contains("@")) {
            throw new StartupRefused(
                    "配置了邮件服务器（spring.mail.host），却没有设置发件人地址。", "请设置 qingnuan.mail.from，例如 qingnuan@example.gov.cn。");
        }
    }

    /** Hands the mail over; throws MailException when the server does not take it. The same mail has the same id each time. */
    void send(Mail mail) throws MailException {
        MimeMessage message = new WithId(sender.createMimeMessage(), "<qingnuan-" + mail.id() + "-" + from + ">");
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(mail.address());
            helper.setSubject(mail.subject());
            helper.setText(mail.html(), true);
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        sender.send(message);
    }

    /** A message whose id is ours, so that a mail that arrives twice can be known as one. */
    private static final class WithId extends MimeMessage {

        private final String id;

        WithId(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
