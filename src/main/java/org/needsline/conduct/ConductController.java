package org.needsline.conduct;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a report says, for the discipline office of its district. To everybody else there is no such report. */
@RestController
@RequestMapping("/api/conduct-reports")
class ConductController {

    private final ConductReports reports;

    ConductController(ConductReports reports) {
        this.reports = reports;
    }

    @GetMapping("/{number}")
    ConductReport read(Principal person, @PathVariable String number) {
        return reports.read(number, person.getName());
    }
}
