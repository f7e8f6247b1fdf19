package org.needsline.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person may pick when they begin something at the gate, the newest first and at most {@value #LONGEST} of a kind. */
@Service
@Transactional(readOnly = true)
public class AccessOffers {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;

    AccessOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request or item by its number, with the word for how it stands. */
    public record Offer(String number, String item, AccessStatus status) {}

    /** Items that run, of these departments. */
    public List<Offer> running(Set<String> departments) {
        return departments.isEmpty()
                ? List.of()
                : offers("r.department in (:codes) and r.status in ('running', 'evaluating')", departments);
    }

    /** Requests that these departments can still take back. */
    public List<Offer> withdrawable(Set<String> departments) {
        return departments.isEmpty()
                ? List.of()
                : offers("r.department in (:codes) and r.signed_at is null and r.ending is null", departments);
    }

    /** Requests of a district to which anybody can object now. */
    public List<Offer> posted(String district) {
        return offers("r.district in (:codes) and r.status = 'posted'", Set.of(district));
    }

    /** Items that these communities carry and can ask to leave. */
    public List<Offer> carried(Set<String> communities) {
        return communities.isEmpty()
                ? List.of()
                : offers(
                        "r.status in ('running', 'evaluating') and exists (select 1 from access_target t where t.number = r.number"
                                + " and t.community in (:codes) and t.exit_asked_at is null)",
                        communities);
    }

    private List<Offer> offers(String which, Set<String> codes) {
        return jdbc.sql("select r.number, r.item, r.status from access_request r where " + which
                        + " order by r.opened_at desc, r.number desc fetch first " + LONGEST + " rows only")
                .param("codes", new ArrayList<>(codes))
                .query((row, i) -> new Offer(
                        row.getString("number"),
                        row.getString("item"),
                        Coded.of(AccessStatus.class, row.getString("status"), "状态", "status")))
                .list();
    }
}
