package org.needsline.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where residents find the public site, for links in messages.
 *
 * @param publicAddress such as {@code https://needs.example.gov.cn}, without a slash at its end; empty: messages carry no link
 */
@ConfigurationProperties("needsline")
record PublicAddress(@DefaultValue("") String publicAddress) {

    PublicAddress {
        publicAddress = publicAddress.strip().replaceAll("/+$", "");
        if (!publicAddress.isEmpty()) {
            SmsSettings.requireAddress("needsline.public-address", publicAddress);
        }
    }

    /** The whole address of a path of the site. */
    String of(String path) {
        return publicAddress + path;
    }

    boolean isKnown() {
        return !publicAddress.isEmpty();
    }
}
