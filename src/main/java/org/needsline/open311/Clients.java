package org.needsline.open311;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code open311_client}. */
@Repository
class Clients {

    private static final String SELECT =
            "select id, name, channel, units, created_at, revoked_at, callback, callback_since,"
                    + " failures, rests_until, last_used_on from open311_client ";

    private final JdbcClient jdbc;

    Clients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The client that holds this key and may still use it. */
    Optional<Client> holding(String key) {
        return jdbc.sql(SELECT + "where key_hash = ? and revoked_at is null")
                .param(ApiKey.hash(key))
                .query(Clients::client)
                .optional();
    }

    Optional<Client> find(String id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(Clients::client)
                .optional();
    }

    List<Client> all() {
        return jdbc.sql(SELECT + "order by id").query(Clients::client).list();
    }

    void add(Client client, String key, String by) {
        jdbc.sql("insert into open311_client (id, name, channel, units, key_hash, created_at, created_by, failures)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        client.id(),
                        client.name(),
                        client.channel().code(),
                        String.join(",", client.units()),
                        ApiKey.hash(key),
                        moment(client.createdAt()),
                        by)
                .update();
    }

    /** Notes that the key was used on this day; of many requests a day only the first writes. */
    void used(Client client, LocalDate day) {
        if (client.lastUsedOn() == null || client.lastUsedOn().isBefore(day)) {
            jdbc.sql("update open311_client set last_used_on = ? where id = ?")
                    .params(day, client.id())
                    .update();
        }
    }

    /** What it is called and where it may file; what it filed before stays its own. */
    void change(String id, String name, List<String> units) {
        jdbc.sql("update open311_client set name = ?, units = ? where id = ?")
                .params(name, String.join(",", units), id)
                .update();
    }

    /** The old key opens nothing any more; a client that was revoked may work again. */
    void newKey(String id, String key) {
        jdbc.sql("update open311_client set key_hash = ?, revoked_at = null where id = ?")
                .params(ApiKey.hash(key), id)
                .update();
    }

    void revoke(String id, Instant at) {
        jdbc.sql(
                        "update open311_client set revoked_at = coalesce(revoked_at, ?), callback = null, callback_secret = null,"
                                + " callback_since = null where id = ?")
                .params(moment(at), id)
                .update();
    }

    void callback(String id, String address, String secret, Instant at) {
        jdbc.sql("update open311_client set callback = ?, callback_secret = ?, callback_since = ?, failures = 0,"
                        + " rests_until = null where id = ?")
                .params(address, secret, moment(at), id)
                .update();
    }

    void withoutCallback(String id) {
        jdbc.sql(
                        "update open311_client set callback = null, callback_secret = null, callback_since = null, failures = 0,"
                                + " rests_until = null where id = ?")
                .param(id)
                .update();
    }

    Optional<String> secretOf(String id) {
        return jdbc.sql("select callback_secret from open311_client where id = ? and callback_secret is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    void reached(String id) {
        jdbc.sql("update open311_client set failures = 0, rests_until = null where id = ? and failures > 0")
                .param(id)
                .update();
    }

    /** One more failure; from the third on it rests. */
    void notReached(String id, Instant restsUntil) {
        jdbc.sql("update open311_client set rests_until = case when failures >= 2 then ? else rests_until end,"
                        + " failures = failures + 1 where id = ?")
                .params(moment(restsUntil), id)
                .update();
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static Client client(ResultSet row, int index) throws SQLException {
        return new Client(
                row.getString("id"),
                row.getString("name"),
                Channel.of(row.getString("channel")),
                List.of(row.getString("units").split(",")),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "revoked_at"),
                row.getString("callback"),
                instant(row, "callback_since"),
                row.getInt("failures"),
                instant(row, "rests_until"),
                row.getObject("last_used_on", LocalDate.class));
    }
}
