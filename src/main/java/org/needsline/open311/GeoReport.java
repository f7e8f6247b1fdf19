package org.needsline.open311;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.need.Receipt;
import org.needsline.organisation.Unit;
import org.needsline.protection.ClientAddress;
import org.needsline.protection.Limits;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Open311 GeoReport v2 (<a href="http://wiki.open311.org/GeoReport_v2/">specification</a>), and where a client is told of changes. Every
 * address exists with {@code .json}, with {@code .xml} and bare.
 */
@RestController
@RequestMapping(GeoReport.ROOT)
class GeoReport {

    static final String ROOT = "/open311/v2";

    private static final String JURISDICTION = "jurisdiction_id";
    private static final String KEY = "api_key";
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    private static final String CHANGED = "2026-11-22T12:00:00+08:00";

    private final Jurisdictions jurisdictions;
    private final ServiceCatalogue catalogue;
    private final Clients clients;
    private final Filing filing;
    private final Following following;
    private final FiledRequests filed;
    private final Webhooks webhooks;
    private final Limits limits;
    private final ClientAddress addresses;
    private final Open311Settings settings;
    private final Calendars calendars;
    private final Clock clock;
    private final ObjectMapper json;

    GeoReport(
            Jurisdictions jurisdictions,
            ServiceCatalogue catalogue,
            Clients clients,
            Filing filing,
            Following following,
            FiledRequests filed,
            Webhooks webhooks,
            Limits limits,
            ClientAddress addresses,
            Open311Settings settings,
            Calendars calendars,
            Clock clock,
            ObjectMapper json) {
        this.jurisdictions = jurisdictions;
        this.catalogue = catalogue;
        this.clients = clients;
        this.filing = filing;
        this.following = following;
        this.filed = filed;
        this.webhooks = webhooks;
        this.limits = limits;
        this.addresses = addresses;
        this.settings = settings;
        this.calendars = calendars;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping({"/discovery", "/discovery.json", "/discovery.xml"})
    ResponseEntity<byte[]> discovery(HttpServletRequest request) {
        String known = settings.address();
        String here = (known.isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath()
                                .build()
                                .toUriString()
                        : known)
                + ROOT;
        // An address that only this caller named must reach nobody else by way of a cache.
        return written(
                ResponseEntity.ok()
                        .cacheControl(
                                known.isEmpty() ? CacheControl.noStore() : CacheControl.maxAge(Duration.ofMinutes(1))),
                request,
                "discovery",
                new Answers.Discovery(
                        CHANGED,
                        settings.contact().isBlank() ? null : settings.contact(),
                        "密钥由区系统管理员发放。 Keys are issued by the district's administrator.",
                        List.of(new Answers.Endpoint(
                                SPECIFICATION, here, CHANGED, "production", List.of("text/xml", "application/json")))));
    }

    @GetMapping({"/services", "/services.json", "/services.xml"})
    ResponseEntity<byte[]> services(
            HttpServletRequest request,
            @RequestParam(name = JURISDICTION, required = false) @Nullable String jurisdiction) {
        jurisdictions.of(jurisdiction);
        return toEverybody(request, "services", catalogue.all());
    }

    @GetMapping("/services/{code}")
    ResponseEntity<byte[]> service(
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam(name = JURISDICTION, required = false) @Nullable String jurisdiction) {
        jurisdictions.of(jurisdiction);
        return toEverybody(
                request, "service_definition", catalogue.definition(catalogue.category(Notation.without(code))));
    }

    @PostMapping({"/requests", "/requests.json", "/requests.xml"})
    ResponseEntity<byte[]> file(
            HttpServletRequest request,
            @RequestParam(name = KEY, required = false) @Nullable String key,
            @RequestParam(name = JURISDICTION, required = false) @Nullable String jurisdiction,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String own) {
        Client client = require(key, request);
        Unit district = jurisdictions.of(jurisdiction);
        Receipt receipt = filing.file(client, district, request.getParameterMap(), own);
        Answers.Filed answer = new Answers.Filed(
                receipt.number(),
                receipt.repeated()
                        ? "此前已登记，未重复登记。 Registered before; nothing was registered again."
                        : "已登记，村（社区）受理后答复。 Registered; the village will look at it and answer.",
                null);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED);
        if (receipt.secretCode() != null) {
            // For the resident, who then follows and rates alone; in a header, because the answer's fields are fixed.
            response.header("X-Receipt-Code", receipt.secretCode());
        }
        return written(response.cacheControl(CacheControl.noStore()), request, "service_requests", List.of(answer));
    }

    @GetMapping({"/requests", "/requests.json", "/requests.xml"})
    ResponseEntity<byte[]> requests(
            HttpServletRequest request,
            @RequestParam(name = KEY, required = false) @Nullable String key,
            @RequestParam(name = JURISDICTION, required = false) @Nullable String jurisdiction,
            @RequestParam(name = "service_request_id", required = false) @Nullable String ids,
            @RequestParam(name = "service_code", required = false) @Nullable String services,
            @RequestParam(name = "start_date", required = false) @Nullable String from,
            @RequestParam(name = "end_date", required = false) @Nullable String to,
            @RequestParam(name = "status", required = false) @Nullable String statuses) {
        Client client = reading(key, request);
        Unit district = jurisdictions.of(jurisdiction);
        List<Answers.Request> found =
                following.requests(district, new Following.Question(ids, services, from, to, statuses), client);
        return client == null
                ? toEverybody(request, "service_requests", found)
                : toClient(request, "service_requests", found);
    }

    @GetMapping("/requests/{id}")
    ResponseEntity<byte[]> request(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(name = KEY, required = false) @Nullable String key,
            @RequestParam(name = JURISDICTION, required = false) @Nullable String jurisdiction) {
        Client client = reading(key, request);
        Unit district = jurisdictions.of(jurisdiction);
        String number = Notation.without(id);
        Answers.Request found = following
                .request(district, number, client)
                .orElseThrow(() -> Open311Problem.notFound(Bilingual.of(
                        "没有编号为“" + number + "”的公开需求。", "The service_request_id " + number + " was not found.")));
        return client == null
                ? toEverybody(request, "service_requests", List.of(found))
                : toClient(request, "service_requests", List.of(found));
    }

    /** A client's own number is its token: it leads to ours also when the answer to the filing was lost. */
    @GetMapping("/tokens/{token}")
    ResponseEntity<byte[]> token(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(name = KEY, required = false) @Nullable String key,
            @RequestParam(name = JURISDICTION, required = false) @Nullable String jurisdiction) {
        Client client = reading(key, request);
        jurisdictions.of(jurisdiction);
        String own = Notation.without(token);
        String number = Optional.ofNullable(client)
                .flatMap(asking -> filed.numberOf(asking.id(), own))
                .orElseThrow(() -> Open311Problem.notFound(Bilingual.of("没有这个token。", "The token was not found.")));
        return toClient(request, "service_requests", List.of(new Answers.Known(number, own)));
    }

    @GetMapping({"/webhook", "/webhook.json", "/webhook.xml"})
    ResponseEntity<byte[]> webhook(
            HttpServletRequest request, @RequestParam(name = KEY, required = false) @Nullable String key) {
        return toClient(request, "webhook", webhooks.of(require(key, request)));
    }

    @PostMapping({"/webhook", "/webhook.json", "/webhook.xml"})
    ResponseEntity<byte[]> register(
            HttpServletRequest request,
            @RequestParam(name = KEY, required = false) @Nullable String key,
            @RequestParam(name = "address", required = false) @Nullable String address,
            @RequestParam(name = "secret", required = false) @Nullable String secret) {
        return toClient(request, "webhook", webhooks.register(require(key, request), address, secret));
    }

    @DeleteMapping({"/webhook", "/webhook.json", "/webhook.xml"})
    ResponseEntity<Void> unregister(
            HttpServletRequest request, @RequestParam(name = KEY, required = false) @Nullable String key) {
        webhooks.remove(require(key, request));
        return ResponseEntity.noContent().build();
    }

    @RequestMapping(
            path = "/**",
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.DELETE})
    void anythingElse() {
        throw Open311Problem.notFound(Bilingual.of("没有这个接口。", "There is nothing at this address."));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wrong(Open311Problem problem, HttpServletRequest request) {
        return problem(request, problem.status(), problem.sentence());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        int status =
                switch (refusal.kind()) {
                    case NOT_FOUND -> 404;
                    case FORBIDDEN -> 403;
                    case INVALID, CONFLICT -> 400;
                };
        return problem(request, status, refusal.sentence().toString());
    }

    /** Nobody without a key; a wrong key is told from none. */
    private Client require(@Nullable String key, HttpServletRequest request) {
        Client client = known(key, request);
        if (client == null) {
            count(request);
            throw Open311Problem.forbidden("请填写api_key。", "api_key was not provided.");
        }
        return client;
    }

    /** Whoever reads without a key is counted by address; a list may cost the database a tenth of a second. */
    private @Nullable Client reading(@Nullable String key, HttpServletRequest request) {
        Client client = known(key, request);
        if (client == null) {
            count(request);
        }
        return client;
    }

    private void count(HttpServletRequest request) {
        if (limits.take(Limits.Door.CALLS, addresses.of(request)).isPresent()) {
            throw Open311Problem.tooOften(
                    "请求太频繁，请稍后再试，或使用api_key。", "Too many requests: please wait, or use an api_key.");
        }
    }

    private @Nullable Client known(@Nullable String key, HttpServletRequest request) {
        if (key == null || key.isBlank()) {
            return null;
        }
        Client client = clients.holding(key.strip()).orElse(null);
        if (client == null) {
            // Otherwise a made-up key would be the way around the limit.
            count(request);
            throw Open311Problem.forbidden("api_key无效或已停用。", "Invalid api_key received.");
        }
        clients.used(
                client, LocalDate.ofInstant(clock.instant(), calendars.current().zone()));
        return client;
    }

    private ResponseEntity<byte[]> toEverybody(HttpServletRequest request, String root, Object answer) {
        return written(
                ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(1))), request, root, answer);
    }

    private ResponseEntity<byte[]> toClient(HttpServletRequest request, String root, Object answer) {
        return written(ResponseEntity.ok().cacheControl(CacheControl.noStore()), request, root, answer);
    }

    private ResponseEntity<byte[]> problem(HttpServletRequest request, int status, String sentence) {
        return written(
                ResponseEntity.status(status).cacheControl(CacheControl.noStore()),
                request,
                "errors",
                List.of(new Answers.Problem(status, sentence)));
    }

    private ResponseEntity<byte[]> written(
            ResponseEntity.BodyBuilder response, HttpServletRequest request, String root, Object answer) {
        Notation notation = Notation.asked(request.getRequestURI(), request.getHeader(HttpHeaders.ACCEPT));
        return response.contentType(notation.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(notation.written(root, json.valueToTree(answer)));
    }
}
