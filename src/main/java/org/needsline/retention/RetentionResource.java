package org.needsline.retention;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Administrators;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Retention and erasure, for administrators. */
@RestController
@RequestMapping("/api/administration")
class RetentionResource {

    private static final int LONGEST_PAGE = 500;

    private final Retention retention;
    private final RetentionRuns runs;
    private final ErasureService erasures;
    private final Administrators administrators;

    RetentionResource(Retention retention, RetentionRuns runs, ErasureService erasures, Administrators administrators) {
        this.retention = retention;
        this.runs = runs;
        this.erasures = erasures;
        this.administrators = administrators;
    }

    record Switch(boolean erasing) {}

    record RunRequest(boolean dryRun) {}

    record ErasureRequest(@Nullable String number, @Nullable String again, @Nullable String ground) {}

    @GetMapping("/retention")
    Retention.Overview overview(@Nullable Principal person) {
        administrators.require(person);
        return retention.overview();
    }

    @GetMapping("/retention/runs/{id}/cases")
    List<RetentionRuns.RunCase> cases(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int size,
            @Nullable Principal person) {
        administrators.require(person);
        return runs.cases(id, after, Math.max(1, Math.min(size, LONGEST_PAGE)));
    }

    @PostMapping("/retention/switch")
    Retention.Overview switchTo(@RequestBody Switch wanted, @Nullable Principal person) {
        retention.switchTo(wanted.erasing(), administrators.require(person));
        return retention.overview();
    }

    @PostMapping("/retention/runs")
    RetentionRuns.Run run(@RequestBody RunRequest request, @Nullable Principal person) {
        return retention.run(request.dryRun(), administrators.require(person));
    }

    @GetMapping("/erasures/outlook")
    ErasureService.Outlook outlook(@RequestParam String number, @Nullable Principal person) {
        administrators.require(person);
        return erasures.outlook(number.strip());
    }

    @PostMapping("/erasures")
    Erasures.Erasure erase(@RequestBody ErasureRequest request, @Nullable Principal person) {
        return erasures.onRequest(
                Objects.requireNonNullElse(request.number(), ""),
                Objects.requireNonNullElse(request.again(), ""),
                Objects.requireNonNullElse(request.ground(), ""),
                administrators.require(person));
    }
}
