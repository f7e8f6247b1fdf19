package org.needsline.monitoring;

import java.security.Principal;
import java.util.List;
import org.needsline.monitoring.Overview.OfUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the managers' page in Cockpit reads and does. */
@RestController
@RequestMapping("/api/monitoring")
class MonitoringResource {

    /** How many people were reminded. */
    record Nudged(int told) {}

    private final Monitoring monitoring;

    MonitoringResource(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    /** The manager's own units; refused for everybody else. */
    @GetMapping("/scope")
    ResponseEntity<List<Overview.Place>> scope(Principal person) {
        return fresh(monitoring.scope(person.getName()));
    }

    @GetMapping("/units")
    ResponseEntity<Overview> units(Principal person) {
        return fresh(monitoring.overview(person.getName()));
    }

    @GetMapping("/units/{code}")
    ResponseEntity<OfUnit> unit(@PathVariable String code, Principal person) {
        return fresh(monitoring.ofUnit(code, person.getName()));
    }

    @PostMapping("/steps/{id}/nudge")
    ResponseEntity<Nudged> nudge(@PathVariable String id, Principal person) {
        return fresh(new Nudged(monitoring.nudge(id, person.getName())));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
