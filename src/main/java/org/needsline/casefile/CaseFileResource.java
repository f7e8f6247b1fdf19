package org.needsline.casefile;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.CaseFile.Contact;
import org.needsline.meeting.MinutesArchive.Minutes;
import org.needsline.wording.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the case panel reads and writes. */
@RestController
@RequestMapping("/api")
class CaseFileResource {

    /** Why somebody needs the contact. */
    record RevealRequest(@Nullable String reason) {}

    /** What has happened. */
    record NoteRequest(@Nullable String note) {}

    private static final int LONGEST_PAGE = 100;

    private final CaseFiles files;
    private final TaskCases tasks;

    CaseFileResource(CaseFiles files, TaskCases tasks) {
        this.files = files;
        this.tasks = tasks;
    }

    @GetMapping("/cases/{number}")
    ResponseEntity<CaseFile> caseFile(@PathVariable String number, Principal person) {
        return fresh(files.of(number, person.getName()));
    }

    @GetMapping("/tasks/{taskId}/case")
    ResponseEntity<CaseFile> caseOfTask(@PathVariable String taskId, Principal person) {
        return fresh(tasks.caseOf(taskId, person.getName())
                .map(files::ofTask)
                .orElseThrow(
                        () -> Refusal.notFound("没有这项任务，或已不归您办理。", "There is no such task, or it is no longer yours.")));
    }

    /** For a page of the task list at once: one request instead of one for each card. */
    @GetMapping("/tasks/cards")
    ResponseEntity<Map<String, TaskCard>> cards(@RequestParam List<String> ids) {
        if (ids.size() > LONGEST_PAGE) {
            throw Refusal.invalid("一次最多查询 100 项任务。", "At most 100 tasks at once.");
        }
        return fresh(ids.isEmpty() ? Map.of() : files.cards(tasks.casesOf(ids)));
    }

    @PostMapping("/cases/{number}/reveal")
    ResponseEntity<Contact> reveal(@PathVariable String number, @RequestBody RevealRequest request, Principal person) {
        return fresh(files.reveal(number, person.getName(), request.reason()));
    }

    @PostMapping("/cases/{number}/notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(@PathVariable String number, @RequestBody NoteRequest request, Principal person) {
        files.note(number, person.getName(), request.note());
    }

    @GetMapping("/cases/{number}/minutes/{id}")
    ResponseEntity<byte[]> minutes(@PathVariable String number, @PathVariable String id, Principal person) {
        Minutes minutes = files.minutes(number, id, person.getName());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(minutes.fileName())
                                .build()
                                .toString())
                .body(minutes.pdf());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
