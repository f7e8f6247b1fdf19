package org.needsline.organisation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code needsline.*} of units and people.
 *
 * @param sampleData whether an empty database is filled with the fictional district
 * @param importUnits a file of units that is loaded at each start
 * @param importStaff a file of people that is loaded at each start
 * @param firstAdministrator who can log in when nobody else can yet
 */
@ConfigurationProperties("needsline")
record OrganisationSettings(
        @DefaultValue("false") boolean sampleData,
        @Nullable Path importUnits,
        @Nullable Path importStaff,
        @DefaultValue FirstAdministratorSettings firstAdministrator) {

    /**
     * The first administrator.
     *
     * @param id user id
     * @param password must satisfy the engine's password policy; used once, to be changed after the first login
     */
    record FirstAdministratorSettings(@DefaultValue("") String id, @DefaultValue("") String password) {}
}
