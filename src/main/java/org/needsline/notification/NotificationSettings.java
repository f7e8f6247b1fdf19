package org.needsline.notification;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    MailSettings.class,
    SmsSettings.class,
    RobotSettings.class,
    GatewaySettings.class,
    DigestSettings.class,
    PublicAddress.class
})
class NotificationSettings {}
