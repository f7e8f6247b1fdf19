package org.needsline.organisation;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Units, people, absences and the record of what was done, for administrators. */
@RestController
@RequestMapping("/api/administration")
class AdministrationResource {

    private static final int LONGEST_PAGE = 200;
    private static final String CSV = "text/csv;charset=UTF-8";

    private final Administrators administrators;
    private final Personnel personnel;
    private final StaffRules rules;
    private final UnitUpkeep upkeep;
    private final Units units;
    private final StaffFiles files;
    private final Absences absences;
    private final AdministrationLog log;

    AdministrationResource(
            Administrators administrators,
            Personnel personnel,
            StaffRules rules,
            UnitUpkeep upkeep,
            Units units,
            StaffFiles files,
            Absences absences,
            AdministrationLog log) {
        this.administrators = administrators;
        this.personnel = personnel;
        this.rules = rules;
        this.upkeep = upkeep;
        this.units = units;
        this.files = files;
        this.absences = absences;
        this.log = log;
    }

    /** Some of a list, and whether there is more. */
    record Page<T>(List<T> items, int page, boolean hasMore) {

        Page {
            items = List.copyOf(items);
        }
    }

    record Person(
            @Nullable String userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String role,
            @Nullable String unit) {}

    record NewUnit(@Nullable String code, @Nullable String level, @Nullable String name, @Nullable String nameEn) {}

    record NewAbsence(
            @Nullable String userId,
            @Nullable String deputyId,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String reason) {}

    /** A role that can be given, and at which levels. */
    record RoleChoice(String id, Bilingual name, List<UnitLevel> levels) {}

    // ---- people

    @GetMapping("/roles")
    List<RoleChoice> roles(@Nullable Principal person) {
        administrators.require(person);
        return Arrays.stream(Role.values())
                .map(role -> new RoleChoice(
                        role.id(),
                        role.label(),
                        Arrays.stream(UnitLevel.values()).filter(role::heldAt).toList()))
                .toList();
    }

    @GetMapping("/staff")
    Page<Personnel.Entry> staff(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "25") int size,
            @Nullable Principal person) {
        administrators.require(person);
        int shown = limited(size);
        int from = Math.max(0, page);
        List<Personnel.Entry> found = personnel.search(text, unit, from, shown);
        boolean more = found.size() == shown
                && !personnel.search(text, unit, from + 1, shown).isEmpty();
        return new Page<>(found, from, more);
    }

    @GetMapping("/staff/{userId}")
    Personnel.Entry one(@PathVariable String userId, @Nullable Principal person) {
        administrators.require(person);
        return personnel.one(userId);
    }

    @PostMapping("/staff")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> add(@RequestBody Person entered, @Nullable Principal person) {
        String by = administrators.require(person);
        Staff added = rules.person(text(entered.userId()), text(entered.name()), entered.email(), entered.phone());
        RoleInUnit role = rules.role(text(entered.role()), text(entered.unit()));
        return Map.of("password", personnel.add(added, role, by));
    }

    @PutMapping("/staff/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String userId, @RequestBody Person entered, @Nullable Principal person) {
        String by = administrators.require(person);
        personnel.change(rules.person(userId, text(entered.name()), entered.email(), entered.phone()), by);
    }

    @PostMapping("/staff/{userId}/roles")
    Map<String, String> addRole(@PathVariable String userId, @RequestBody Person entered, @Nullable Principal person) {
        String by = administrators.require(person);
        String password = personnel.addRole(userId, text(entered.role()), text(entered.unit()), by);
        return password == null ? Map.of() : Map.of("password", password);
    }

    @DeleteMapping("/staff/{userId}/roles/{role}/{unit}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endRole(
            @PathVariable String userId,
            @PathVariable String role,
            @PathVariable String unit,
            @Nullable Principal person) {
        personnel.endRole(userId, role, unit, administrators.require(person));
    }

    @PostMapping("/staff/{userId}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String userId, @Nullable Principal person) {
        personnel.close(userId, administrators.require(person));
    }

    @PostMapping("/staff/{userId}/password")
    Map<String, String> resetPassword(@PathVariable String userId, @Nullable Principal person) {
        return Map.of("password", personnel.resetPassword(userId, administrators.require(person)));
    }

    @PostMapping("/staff/{userId}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String userId, @Nullable Principal person) {
        personnel.unlock(userId, administrators.require(person));
    }

    @GetMapping("/staff/{userId}/possible-deputies")
    List<Staff> possibleDeputies(@PathVariable String userId, @Nullable Principal person) {
        administrators.require(person);
        return absences.possibleDeputies(userId);
    }

    // ---- units

    @GetMapping("/units")
    Page<Units.Listed> units(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "25") int size,
            @Nullable Principal person) {
        administrators.require(person);
        int shown = limited(size);
        int from = Math.max(0, page);
        List<Units.Listed> found = units.search(text.strip(), closed, from, shown);
        boolean more = found.size() == shown
                && !units.search(text.strip(), closed, from + 1, shown).isEmpty();
        return new Page<>(found, from, more);
    }

    @PostMapping("/units")
    @ResponseStatus(HttpStatus.CREATED)
    void addUnit(@RequestBody NewUnit entered, @Nullable Principal person) {
        String by = administrators.require(person);
        upkeep.add(
                UnitUpkeep.unit(
                        text(entered.code()), text(entered.level()), text(entered.name()), text(entered.nameEn())),
                by);
    }

    @PutMapping("/units/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable String code, @RequestBody NewUnit entered, @Nullable Principal person) {
        upkeep.rename(code, text(entered.name()), text(entered.nameEn()), administrators.require(person));
    }

    @PostMapping("/units/{code}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeUnit(@PathVariable String code, @Nullable Principal person) {
        upkeep.close(code, administrators.require(person));
    }

    // ---- files

    @GetMapping("/files/staff.csv")
    ResponseEntity<byte[]> staffFile(@Nullable Principal person) {
        administrators.require(person);
        return download("staff.csv", files.staff());
    }

    @GetMapping("/files/units.csv")
    ResponseEntity<byte[]> unitFile(@Nullable Principal person) {
        administrators.require(person);
        return download("units.csv", files.units());
    }

    @PostMapping(path = "/files/staff.csv", consumes = "text/csv")
    StaffFiles.Imported importStaff(@RequestBody byte[] file, @Nullable Principal person) {
        return files.importStaff(file, administrators.require(person));
    }

    @PostMapping(path = "/files/units.csv", consumes = "text/csv")
    StaffFiles.Imported importUnits(@RequestBody byte[] file, @Nullable Principal person) {
        return files.importUnits(file, administrators.require(person));
    }

    // ---- absences and the record

    @GetMapping("/absences")
    List<Absences.Entry> absences(@Nullable Principal person) {
        administrators.require(person);
        return absences.newest();
    }

    @PostMapping("/absences")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Long> plan(@RequestBody NewAbsence entered, @Nullable Principal person) {
        String by = administrators.require(person);
        return Map.of(
                "id",
                absences.plan(
                        text(entered.userId()),
                        text(entered.deputyId()),
                        entered.firstDay(),
                        entered.lastDay(),
                        entered.reason(),
                        by));
    }

    @DeleteMapping("/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id, @Nullable Principal person) {
        absences.cancel(id, null, administrators.require(person));
    }

    @GetMapping("/log")
    Page<AdministrationLog.Act> log(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @Nullable Principal person) {
        administrators.require(person);
        int shown = limited(size);
        int from = Math.max(0, page);
        List<AdministrationLog.Act> found = log.newest(from, shown);
        boolean more = found.size() == shown && !log.newest(from + 1, shown).isEmpty();
        return new Page<>(found, from, more);
    }

    private static int limited(int size) {
        return Math.max(1, Math.min(size, LONGEST_PAGE));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private static ResponseEntity<byte[]> download(String name, byte[] file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file);
    }
}
