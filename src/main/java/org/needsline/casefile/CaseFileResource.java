package org.needsline.casefile;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.ColleagueNote;
import org.needsline.casefile.CaseFile.Contact;
import org.needsline.meeting.MinutesArchive.Minutes;
import org.needsline.wording.Bilingual;
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

    /** One look at a case: who, what and, where they had to say so, why. */
    record AccessLine(String at, String userId, Bilingual by, String action, Bilingual what, @Nullable String reason) {}

    private static final int LONGEST_PAGE = 100;

    /** What colleagues should know. */
    record ColleagueNoteRequest(@Nullable String text) {}

    private final CaseFiles files;
    private final CaseSearch search;
    private final CaseAccess access;
    private final CasePrint print;
    private final TaskCases tasks;
    private final Names names;
    private final Calendars calendars;

    CaseFileResource(
            CaseFiles files,
            CaseSearch search,
            CaseAccess access,
            CasePrint print,
            TaskCases tasks,
            Names names,
            Calendars calendars) {
        this.files = files;
        this.search = search;
        this.access = access;
        this.print = print;
        this.tasks = tasks;
        this.names = names;
        this.calendars = calendars;
    }

    @GetMapping("/cases")
    ResponseEntity<CaseList> cases(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String closed,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size,
            Principal person) {
        return fresh(search.find(
                new CaseSearch.Asked(kind, text, number, category, status, unit, from, to, closed, sort, page, size),
                person.getName()));
    }

    @GetMapping("/cases/{number}")
    ResponseEntity<AnyCaseFile> caseFile(@PathVariable String number, Principal person) {
        return fresh(files.of(number, person.getName()));
    }

    @GetMapping("/tasks/{taskId}/case")
    ResponseEntity<AnyCaseFile> caseOfTask(@PathVariable String taskId, Principal person) {
        return fresh(tasks.caseOf(taskId, person.getName())
                .map(task -> files.ofTask(task, person.getName()))
                // Whoever only sees the task, because it is late, reads the case by their own reach.
                .or(() -> Optional.ofNullable(tasks.casesOf(List.of(taskId)).get(taskId))
                        .map(task -> files.of(task.caseNumber(), person.getName())))
                .orElseThrow(
                        () -> Refusal.notFound("没有这项任务，或已不归您办理。", "There is no such task, or it is no longer yours.")));
    }

    /** For a page of the task list at once: one request instead of one for each card. */
    @GetMapping("/tasks/cards")
    ResponseEntity<Map<String, TaskCard>> cards(@RequestParam List<String> ids, Principal person) {
        if (ids.size() > LONGEST_PAGE) {
            throw Refusal.invalid("一次最多查询 100 项任务。", "At most 100 tasks at once.");
        }
        return fresh(ids.isEmpty() ? Map.of() : files.cards(tasks.casesOf(ids), person.getName()));
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

    @PostMapping("/cases/{number}/colleague-notes")
    ResponseEntity<ColleagueNote> colleagueNote(
            @PathVariable String number, @RequestBody ColleagueNoteRequest request, Principal person) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(files.colleagueNote(number, person.getName(), request.text()));
    }

    /** Who read, revealed, printed and downloaded, newest first. */
    @GetMapping("/cases/{number}/accesses")
    ResponseEntity<List<AccessLine>> accesses(@PathVariable String number, Principal person) {
        WorkCalendar calendar = calendars.current();
        return fresh(access.of(number, person.getName()).stream()
                .map(one -> new AccessLine(
                        Names.moment(one.at(), calendar),
                        one.userId(),
                        names.person(one.userId(), null),
                        one.action().code(),
                        one.action().label(),
                        one.reason()))
                .toList());
    }

    /** Everything for the archive; the contact is masked unless the person says what it is printed for. */
    @GetMapping("/cases/{number}/print")
    ResponseEntity<byte[]> print(
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean contacts,
            @RequestParam(required = false) @Nullable String reason,
            Principal person)
            throws IOException {
        return pdf("case-" + number + ".pdf", print.of(number, person.getName(), contacts, reason));
    }

    @GetMapping("/cases/{number}/minutes/{id}")
    ResponseEntity<byte[]> minutes(@PathVariable String number, @PathVariable String id, Principal person) {
        Minutes minutes = files.minutes(number, id, person.getName());
        return pdf(minutes.fileName(), minutes.pdf());
    }

    private static ResponseEntity<byte[]> pdf(String fileName, byte[] document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString())
                .body(document);
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
