package org.needsline.security;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code needsline.*} of the outer walls.
 *
 * @param serviceAccounts user ids of programs that may call {@code /engine-rest}; each must exist
 * @param directory the organisation's directory that knows the passwords
 * @param singleSignOn login by the organisation's identity provider
 */
@ConfigurationProperties("needsline")
record SecuritySettings(
        @DefaultValue Set<String> serviceAccounts,
        @DefaultValue Directory directory,
        @DefaultValue SingleSignOnSettings singleSignOn) {

    /**
     * The directory (LDAP).
     *
     * @param url such as {@code ldaps://directory.example:636/dc=example,dc=org}; empty: passwords are the engine's
     * @param userSearchBase where people are looked for, below the base of the url
     * @param userSearchFilter finds a person, {@code {0}} is the user id
     * @param readerDn who looks for people; empty: anonymously
     * @param readerPassword of that reader
     * @param localUsers user ids whose password stays the engine's, for the day when the directory is away
     */
    record Directory(
            @DefaultValue("") String url,
            @DefaultValue("") String userSearchBase,
            @DefaultValue("(uid={0})") String userSearchFilter,
            @DefaultValue("") String readerDn,
            @DefaultValue("") String readerPassword,
            @DefaultValue Set<String> localUsers) {}

    /**
     * Single sign-on, which is on as soon as {@code spring.security.oauth2.client.registration} names a provider.
     *
     * @param userIdClaim the claim that holds the user id
     */
    record SingleSignOnSettings(@DefaultValue("preferred_username") String userIdClaim) {}
}
