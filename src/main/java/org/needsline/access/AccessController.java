package org.needsline.access;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.UnitCode;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests and the ledger for staff, and the public list. */
@RestController
class AccessController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AccessCases cases;
    private final AccessViews views;
    private final AccessActs acts;
    private final Organisation organisation;

    AccessController(AccessCases cases, AccessViews views, AccessActs acts, Organisation organisation) {
        this.cases = cases;
        this.views = views;
        this.acts = acts;
        this.organisation = organisation;
    }

    /** Words that go with an act. */
    record Words(@Nullable String text) {}

    /** Why a community wants to get out. */
    record ExitWish(@Nullable String community, @Nullable String ground, @Nullable String text) {}

    @GetMapping("/api/access/requests")
    ResponseEntity<List<AccessViews.RequestLine>> requests(
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String status,
            Principal person) {
        return fresh(views.requests(districtOf(district, person), status, person.getName(), department));
    }

    /** Whose ledgers the person reads: what the page of the ledger shows, and whether there is a link to it. */
    @GetMapping("/api/access/ledgers")
    ResponseEntity<AccessViews.Ledgers> ledgers(Principal person) {
        return fresh(views.ledgersOf(person.getName()));
    }

    /** What the communities of a town or district carry a year. */
    @GetMapping("/api/access/burdens/{above}")
    ResponseEntity<List<AccessViews.PublicBurden>> burdens(@PathVariable String above, Principal person) {
        return fresh(views.burdens(above, person.getName()));
    }

    @GetMapping("/api/access/ledger")
    ResponseEntity<List<AccessViews.Item>> ledger(
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String community,
            @RequestParam(required = false) @Nullable String text,
            Principal person) {
        return fresh(views.ledger(districtOf(district, person), department, community, text, person.getName()));
    }

    @GetMapping("/api/access/ledger.csv")
    ResponseEntity<byte[]> ledgerAsCsv(
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String text,
            Principal person) {
        return attachment(
                AccessSheet.ofDistrict(
                                views.ledger(districtOf(district, person), department, null, text, person.getName()))
                        .csv(),
                CSV,
                "access-ledger.csv");
    }

    @GetMapping("/api/access/ledger.xlsx")
    ResponseEntity<byte[]> ledgerAsXlsx(
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String text,
            Principal person) {
        return attachment(
                AccessSheet.ofDistrict(
                                views.ledger(districtOf(district, person), department, null, text, person.getName()))
                        .xlsx(),
                XLSX,
                "access-ledger.xlsx");
    }

    @GetMapping("/api/access/communities/{code}")
    ResponseEntity<AccessViews.CommunityView> community(@PathVariable String code, Principal person) {
        return fresh(views.community(code, person.getName()));
    }

    @GetMapping("/api/access/communities/{code}.csv")
    ResponseEntity<byte[]> communityAsCsv(@PathVariable String code, Principal person) {
        return attachment(
                AccessSheet.of(views.community(code, person.getName())).csv(), CSV, "access-" + code + ".csv");
    }

    @GetMapping("/api/access/communities/{code}.xlsx")
    ResponseEntity<byte[]> communityAsXlsx(@PathVariable String code, Principal person) {
        return attachment(
                AccessSheet.of(views.community(code, person.getName())).xlsx(), XLSX, "access-" + code + ".xlsx");
    }

    @GetMapping("/api/access/departments/{code}")
    ResponseEntity<AccessViews.DepartmentView> department(@PathVariable String code, Principal person) {
        return fresh(views.department(code, person.getName()));
    }

    @GetMapping("/api/access/departments/{code}.csv")
    ResponseEntity<byte[]> departmentAsCsv(@PathVariable String code, Principal person) {
        return attachment(
                AccessSheet.of(views.department(code, person.getName())).csv(), CSV, "access-" + code + ".csv");
    }

    @GetMapping("/api/access/departments/{code}.xlsx")
    ResponseEntity<byte[]> departmentAsXlsx(@PathVariable String code, Principal person) {
        return attachment(
                AccessSheet.of(views.department(code, person.getName())).xlsx(), XLSX, "access-" + code + ".xlsx");
    }

    @PostMapping("/api/access/cases/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String number, @RequestBody Words words, Principal person) {
        AccessCase one = cases.readable(number, person.getName());
        if (!organisation.holds(person.getName(), Role.OFFICER, one.department())) {
            throw Refusal.forbidden("只有申报部门可以撤回。", "Only the department that filed it can withdraw it.");
        }
        acts.withdraws(number, words.text(), person.getName());
    }

    /** Open to all staff: what is posted is public. */
    @PostMapping("/api/access/cases/{number}/objections")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void object(@PathVariable String number, @RequestBody Words words, Principal person) {
        acts.objects(number, words.text(), person.getName());
    }

    @PostMapping("/api/access/cases/{number}/exit-requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askForExit(@PathVariable String number, @RequestBody ExitWish wish, Principal person) {
        if (wish.community() == null || !organisation.holds(person.getName(), Role.SECRETARY, wish.community())) {
            throw Refusal.forbidden("只有社区书记可以要求退出。", "Only the secretary of a community can ask for exit.");
        }
        ExitGround ground = Coded.of(ExitGround.class, wish.ground(), "退出理由", "ground for exit");
        acts.asksForExit(number, wish.community(), ground, wish.text(), person.getName());
    }

    /** The public list of a district: open to everybody, shown by the public site. */
    @GetMapping("/api/residents/access-ledger/{district}")
    AccessViews.PublicLedger published(@PathVariable String district) {
        return views.published(district);
    }

    private String districtOf(@Nullable String district, Principal person) {
        if (district != null) {
            return district;
        }
        return organisation.unitsOf(person.getName()).stream()
                .findFirst()
                .map(unit -> UnitCode.district(unit.code()))
                .orElseThrow(() -> Refusal.forbidden("您不属于任何单位。", "You belong to no unit."));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<byte[]> attachment(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
