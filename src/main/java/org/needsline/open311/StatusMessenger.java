package org.needsline.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a client of a change once. What is said is what {@code GET requests/ID} would say at that moment, so that a late repeat never brings
 * old news; the id is the same at every attempt, and the signature covers id, time and words (Standard Webhooks).
 */
@Service
public class StatusMessenger {

    /** After this time an attempt that has left no result is taken for dead. Longer than the longest attempt. */
    private static final Duration ATTEMPT_DEAD_AFTER = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final StatusPushes pushes;
    private final Clients clients;
    private final Following following;
    private final Caller caller;
    private final Open311Settings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate alone;

    StatusMessenger(
            StatusPushes pushes,
            Clients clients,
            Following following,
            Caller caller,
            Open311Settings settings,
            ObjectMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.pushes = pushes;
        this.clients = clients;
        this.following = following;
        this.caller = caller;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        // What happened outside the house stays noted when the job that did it is rolled back.
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Sends the push, unless that has happened or nobody is to be told any more.
     *
     * @throws RuntimeException when the client did not take it, or another attempt is under way; nothing is lost, try again later
     */
    public void tell(String pushId) {
        Instant now = clock.instant();
        StatusPushes.Push push = pushes.find(pushId).orElse(null);
        if (push == null || push.isOver()) {
            return;
        }
        Client client = clients.find(push.client()).orElseThrow();
        String secret = clients.secretOf(client.id()).orElse(null);
        Answers.Request news = following.toldOf(push.number()).orElse(null);
        if (client.callback() == null || secret == null || news == null) {
            alone.executeWithoutResult(status -> pushes.dropped(pushId));
            return;
        }
        if (client.restsUntil() != null && now.isBefore(client.restsUntil())) {
            alone.executeWithoutResult(status -> pushes.failed(pushId, "left alone after failures in a row"));
            throw new PushNotSent(pushId, client.id(), "left alone after failures in a row");
        }
        boolean ours =
                Boolean.TRUE.equals(alone.execute(status -> pushes.claim(pushId, now, now.minus(ATTEMPT_DEAD_AFTER))));
        if (!ours) {
            throw new PushNotSent(pushId, client.id(), "another attempt is under way");
        }
        byte[] body = written(news);
        Optional<String> failure = caller.post(URI.create(client.callback()), headers(pushId, now, secret, body), body);
        alone.executeWithoutResult(status -> {
            if (failure.isEmpty()) {
                pushes.sent(pushId, clock.instant());
                clients.reached(client.id());
            } else {
                pushes.failed(pushId, failure.get());
                clients.notReached(
                        client.id(), clock.instant().plus(settings.callback().rest()));
            }
        });
        if (failure.isPresent()) {
            throw new PushNotSent(pushId, client.id(), failure.get());
        }
    }

    private byte[] written(Answers.Request news) {
        try {
            return json.writeValueAsBytes(List.of(news));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written", e);
        }
    }

    private static Map<String, String> headers(String id, Instant at, String secret, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        String time = String.valueOf(at.getEpochSecond());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", time);
        headers.put("webhook-signature", "v1," + signature(id + "." + time + ".", secret, body));
        return headers;
    }

    private static String signature(String before, String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Webhooks.key(secret), ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
