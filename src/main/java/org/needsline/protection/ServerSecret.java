package org.needsline.protection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A random key that all nodes share: it lies in the database, made by whoever needs it first. */
@Component
class ServerSecret {

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private volatile byte @Nullable [] key;

    ServerSecret(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The signature of a text, in hex. Texts of different uses begin differently. */
    String signed(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = HexFormat.of().parseHex(stored().orElseGet(this::made));
            key = known;
        }
        return known;
    }

    private Optional<String> stored() {
        return jdbc.sql("select secret from server_secret where id = 1")
                .query(String.class)
                .optional();
    }

    private String made() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        try {
            jdbc.sql("insert into server_secret (id, secret) values (1, ?)")
                    .param(fresh)
                    .update();
            return fresh;
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return stored().orElseThrow(() -> anotherNodeWasFaster);
        }
    }
}
