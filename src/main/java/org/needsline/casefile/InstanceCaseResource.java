package org.needsline.casefile;

import java.security.Principal;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** From an instance, as the engine's own tools show it, to its case file. */
@RestController
class InstanceCaseResource {

    /** Enough to name the case and to link to it. */
    record CaseLink(String number, String title, Bilingual status) {}

    private final InstanceCases instances;
    private final CaseAccess access;

    InstanceCaseResource(InstanceCases instances, CaseAccess access) {
        this.instances = instances;
        this.access = access;
    }

    @GetMapping("/api/instances/{processInstanceId}/case")
    ResponseEntity<CaseLink> caseOf(@PathVariable String processInstanceId, Principal person) {
        KnownCase one = instances
                .caseOf(processInstanceId)
                .map(number -> access.readable(number, person.getName()))
                .orElseThrow(
                        () -> Refusal.notFound("这个流程实例没有您能看的案卷。", "This instance has no case file that you may read."));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new CaseLink(one.number(), one.title(), one.status()));
    }
}
