package org.needsline.conduct;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.wording.Bilingual;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a report says, for the discipline office of its district. To everybody else there is no such report. */
@RestController
class ConductController {

    private final ConductReports reports;
    private final ConductDesk desk;
    private final Organisation organisation;

    ConductController(ConductReports reports, ConductDesk desk, Organisation organisation) {
        this.reports = reports;
        this.desk = desk;
        this.organisation = organisation;
    }

    @GetMapping("/api/conduct-reports/{number}")
    ConductFile read(Principal person, @PathVariable String number) {
        return file(number, person);
    }

    /** For the panel beside a task: 204 for every other task, so that the page can ask of each. */
    @GetMapping("/api/tasks/{taskId}/conduct-report")
    ResponseEntity<ConductFile> behindTask(Principal person, @PathVariable String taskId) {
        return desk.numberBehind(taskId)
                .map(number -> ResponseEntity.ok(file(number, person)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private ConductFile file(String number, Principal person) {
        ConductReport report = reports.read(number, person.getName());
        Bilingual place = report.village() == null
                ? null
                : organisation.unit(report.village()).map(Unit::label).orElse(null);
        return new ConductFile(report, place);
    }

    /**
     * A report as the discipline office reads it.
     *
     * @param registeredIn the village, if it was registered in one
     */
    record ConductFile(ConductReport report, @Nullable Bilingual registeredIn) {}
}
