package org.needsline.need;

import org.needsline.organisation.OpenWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Needs that are open in a unit: of its village or grid, or in its charge. */
@Repository
class NeedsOfUnit implements OpenWork {

    private final JdbcClient jdbc;

    NeedsOfUnit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long in(String unitCode) {
        return jdbc.sql("select count(*) from need where closed_at is null"
                        + " and (village = :unit or grid = :unit or responsible = :unit)")
                .param("unit", unitCode)
                .query(Long.class)
                .single();
    }
}
