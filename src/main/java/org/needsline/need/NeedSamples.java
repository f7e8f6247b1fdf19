package org.needsline.need;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Fictional needs of the sample district. */
public final class NeedSamples {

    private static final String FILE = "sample/needs.csv";

    private NeedSamples() {}

    /**
     * A sample.
     *
     * @param report as reported; its key makes loading it again harmless
     * @param title as a clerk would write it at triage
     * @param place as a clerk would write it at triage
     */
    public record Sample(NeedReport report, String title, @Nullable String place) {}

    /** All samples in the order of the file, a sheet as a village keeps it with the official title in one more column. */
    public static List<Sample> all() {
        try {
            Sheet sheet = Sheet.read(new ClassPathResource(FILE).getContentAsByteArray());
            NeedSheet.checkHeading(sheet.columns());
            List<Sample> samples = new ArrayList<>();
            for (SheetRow row : sheet.rows()) {
                samples.add(sample(row));
            }
            return List.copyOf(samples);
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged samples cannot be read: " + FILE, e);
        }
    }

    private static Sample sample(SheetRow row) {
        NeedReport report = NeedSheet.report(row);
        Channel channel = Channel.of(row.cells().getOrDefault("渠道", Channel.IMPORT.code()));
        return new Sample(
                new NeedReport(
                        null,
                        report.idempotencyKey(),
                        false,
                        report.village(),
                        report.grid(),
                        report.kind(),
                        report.category(),
                        report.scope(),
                        report.households(),
                        report.hardship(),
                        report.leftBehind(),
                        report.danger(),
                        channel,
                        report.description(),
                        report.place(),
                        report.reporter(),
                        report.registeredOn()),
                row.cells().getOrDefault("标题", ""),
                report.place());
    }
}
