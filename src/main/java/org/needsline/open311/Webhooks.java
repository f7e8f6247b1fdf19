package org.needsline.open311;

import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;

/** Where clients want to be told of changes. */
@Service
class Webhooks {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final Clients clients;
    private final CallbackAddress addresses;
    private final Calendars calendars;
    private final Clock clock;

    Webhooks(Clients clients, CallbackAddress addresses, Calendars calendars, Clock clock) {
        this.clients = clients;
        this.addresses = addresses;
        this.calendars = calendars;
        this.clock = clock;
    }

    Answers.Webhook of(Client client) {
        return answer(clients.find(client.id()).orElse(client), null);
    }

    /**
     * Registers an address in place of the one before. Without a secret one is made, and said this once.
     *
     * @throws Refusal invalid, if the address must not be called or the secret is none
     */
    Answers.Webhook register(Client client, @Nullable String address, @Nullable String secret) {
        String callback = addresses.checked(address == null ? "" : address).toString();
        String own = secret == null ? "" : secret.strip();
        boolean made = own.isEmpty();
        String given = made ? PREFIX + Base64.getEncoder().encodeToString(ApiKey.bytes()) : own;
        key(given);
        clients.callback(client.id(), callback, given, clock.instant());
        return answer(clients.find(client.id()).orElse(client), made ? given : null);
    }

    void remove(Client client) {
        clients.withoutCallback(client.id());
    }

    /** The bytes that a secret stands for. */
    static byte[] key(String secret) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
            if (key.length >= SHORTEST && key.length <= LONGEST) {
                return key;
            }
        } catch (IllegalArgumentException noBase64) {
            throw noSecret();
        }
        throw noSecret();
    }

    private static Refusal noSecret() {
        return Refusal.invalid(
                "secret应为whsec_加24到64字节的Base64；不填则由本系统生成。",
                "The secret is whsec_ and 24 to 64 bytes in Base64; left out, one is made.");
    }

    private Answers.Webhook answer(Client client, @Nullable String secret) {
        return new Answers.Webhook(
                client.callback(),
                client.callbackSince() == null
                        ? null
                        : Following.written(
                                client.callbackSince(), calendars.current().zone()),
                client.failures(),
                secret);
    }
}
