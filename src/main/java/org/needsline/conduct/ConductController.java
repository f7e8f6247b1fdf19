package org.needsline.conduct;

import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a report says, for the discipline office of its district. To everybody else there is no such report. */
@RestController
class ConductController {

    private final ConductReports reports;

    private final ConductDesk desk;

    ConductController(ConductReports reports, ConductDesk desk) {
        this.reports = reports;
        this.desk = desk;
    }

    @GetMapping("/api/conduct-reports/{number}")
    ConductReport read(Principal person, @PathVariable String number) {
        return reports.read(number, person.getName());
    }

    /** For the panel beside a task: 204 for every other task, so that the page can ask of each. */
    @GetMapping("/api/tasks/{taskId}/conduct-report")
    ResponseEntity<ConductReport> behindTask(Principal person, @PathVariable String taskId) {
        return desk.numberBehind(taskId)
                .map(number -> ResponseEntity.ok(reports.read(number, person.getName())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
