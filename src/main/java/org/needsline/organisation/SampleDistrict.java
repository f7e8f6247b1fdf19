package org.needsline.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.needsline.wording.Bilingual;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fills an empty database with the fictional district 990101, so that everybody can be tried out at once. Never beside real data. */
@Component
class SampleDistrict {

    /** Of every sample person; documented, hence never for real people. */
    static final String PASSWORD = "Sample-2026!";

    private static final Logger LOG = LoggerFactory.getLogger(SampleDistrict.class);

    private final Units units;
    private final UnitImport unitImport;
    private final StaffImport staffImport;
    private final OrganisationSettings settings;

    SampleDistrict(
            Units units,
            UnitImport unitImport,
            StaffImport staffImport,
            OrganisationSettings settings,
            Environment environment) {
        this.units = units;
        this.unitImport = unitImport;
        this.staffImport = staffImport;
        this.settings = settings;
        if (settings.sampleData() && environment.acceptsProfiles(Profiles.of("postgres"))) {
            throw new StartRefused(Bilingual.of(
                    "正式环境（postgres）不得载入示例数据，请将needsline.sample-data设为false。",
                    "Sample data and the profile postgres exclude each other: set needsline.sample-data to false."));
        }
    }

    /** Loads the district, if it is wanted and there is no unit yet. */
    void load() {
        if (!settings.sampleData() || !units.isEmpty()) {
            return;
        }
        ImportResult places = unitImport.load(file("sample/units.csv"));
        ImportResult people = staffImport.load(file("sample/staff.csv"), () -> PASSWORD, (person, password) -> {});
        if (!places.rejected().isEmpty() || !people.rejected().isEmpty()) {
            throw new IllegalStateException("The sample district is faulty: " + places.rejected() + people.rejected());
        }
        LOG.info("已载入示例区（虚构）。 The fictional sample district 990101 is loaded.");
    }

    private static byte[] file(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged file " + path + " cannot be read", e);
        }
    }
}
