package org.needsline.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.needsline.engine.PasswordCheck;
import org.needsline.security.SecuritySettings.Directory;
import org.springframework.ldap.NamingException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;

/**
 * Asks the organisation's directory (LDAP) whether a password is right, by logging in there with it. Who somebody is and what they may do
 * stays in our tables: without a login here the best password opens nothing.
 */
class DirectoryPasswords implements PasswordCheck {

    /** A program that logs in with every call does not ask the directory each time. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int REMEMBERED_LOGINS = 10_000;

    private final Directory settings;
    private final BindAuthenticator directory;
    private final byte[] salt = new byte[32];
    private final Cache<String, Boolean> fits = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_LOGINS)
            .expireAfterWrite(REMEMBERED)
            .build();

    DirectoryPasswords(Directory settings) {
        this.settings = settings;
        new SecureRandom().nextBytes(salt);
        DefaultSpringSecurityContextSource server = new DefaultSpringSecurityContextSource(settings.url());
        if (!settings.readerDn().isEmpty()) {
            server.setUserDn(settings.readerDn());
            server.setPassword(settings.readerPassword());
        }
        server.setBaseEnvironmentProperties(Map.of(
                "com.sun.jndi.ldap.connect.timeout", "2000",
                "com.sun.jndi.ldap.read.timeout", "3000"));
        server.afterPropertiesSet();
        directory = new BindAuthenticator(server);
        directory.setUserSearch(
                new FilterBasedLdapUserSearch(settings.userSearchBase(), settings.userSearchFilter(), server));
    }

    @Override
    public Optional<Boolean> check(String userId, String password) {
        if (settings.localUsers().contains(userId)) {
            return Optional.empty();
        }
        // An empty password would be an anonymous login, which directories grant.
        if (password.isBlank()) {
            return Optional.of(false);
        }
        String key = digest(userId, password);
        if (fits.getIfPresent(key) != null) {
            return Optional.of(true);
        }
        try {
            directory.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(userId, password));
            fits.put(key, true);
            return Optional.of(true);
        } catch (BadCredentialsException | UsernameNotFoundException wrong) {
            return Optional.of(false);
        } catch (AuthenticationException | NamingException nobodyToAsk) {
            throw new Unavailable(nobodyToAsk);
        }
    }

    private String digest(String userId, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(userId.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
