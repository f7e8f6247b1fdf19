package org.needsline.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Logins in the database, so that every node knows them and a restart ends none. */
@Configuration(proxyBeanMethods = false)
class SessionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    /** What a session may hold: whoever can write into the table can have nothing else brought to life. */
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter("maxdepth=20;maxbytes=1000000;"
            + "java.lang.*;java.util.*;java.time.*;java.net.URL;java.net.URI;"
            + "org.camunda.bpm.webapp.impl.security.auth.*;org.springframework.security.oauth2.core.**;!*");

    /** Requests of one session run in parallel: the later write counts, and a session that has ended stays so. */
    private static final String WRITE_POSTGRES =
            """
            insert into web_session_attributes (session_primary_id, attribute_name, attribute_bytes)
            select s.primary_id, v.name, v.bytes
            from (select cast(? as varchar) as id, cast(? as varchar) as name, cast(? as bytea) as bytes) v
            join web_session s on s.primary_id = v.id
            on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes
            """;

    private static final String WRITE_H2 =
            """
            merge into web_session_attributes a
            using (select s.primary_id as id, v.name, v.bytes
                   from (select cast(? as varchar(36)) as id, cast(? as varchar(200)) as name,
                                cast(? as varbinary(1000000)) as bytes) v
                   join web_session s on s.primary_id = v.id) n
            on a.session_primary_id = n.id and a.attribute_name = n.name
            when matched then update set attribute_bytes = n.bytes
            when not matched then insert (session_primary_id, attribute_name, attribute_bytes) values (n.id, n.name, n.bytes)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> writesInParallel(DataSource database) {
        return sessions -> sessions.setCreateSessionAttributeQuery(isPostgres(database) ? WRITE_POSTGRES : WRITE_H2);
    }

    private static boolean isPostgres(DataSource database) {
        try {
            String product = JdbcUtils.extractDatabaseMetaData(database, about -> about.getDatabaseProductName());
            return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    /** Under this name Spring Session looks for it. */
    @Bean("springSessionConversionService")
    ConversionService contentOfSessions() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, new Reading());
        return conversion;
    }

    /** What an older release wrote and this one cannot read counts as absent: the person logs in again. */
    private static final class Reading implements Converter<byte[], @Nullable Object> {

        @Override
        public @Nullable Object convert(byte[] bytes) {
            try (ObjectInputStream content = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                content.setObjectInputFilter(KNOWN);
                return content.readObject();
            } catch (IOException | ClassNotFoundException e) {
                LOG.warn("Part of a session cannot be read and is left out: {}", e.getMessage());
                return null;
            }
        }
    }
}
