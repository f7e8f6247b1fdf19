package org.needsline.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * E-mail, off until somebody says where the mail server is.
 *
 * @param enabled whether e-mail is sent at all
 * @param from the sender's address
 */
@ConfigurationProperties("needsline.mail")
record MailSettings(@DefaultValue("false") boolean enabled, @DefaultValue("needs@localhost") String from) {}
