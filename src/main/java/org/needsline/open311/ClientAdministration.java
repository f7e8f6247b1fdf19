package org.needsline.open311;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Channel;
import org.needsline.organisation.AdministrationLog;
import org.needsline.organisation.Administrators;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which hotlines and apps may file, where, and with which key; for administrators. A key is shown once. */
@RestController
@RequestMapping("/api/administration/open311/clients")
@Transactional
class ClientAdministration {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,29}");
    private static final int LONGEST_NAME = 80;
    private static final int MOST_UNITS = 100;
    private static final Set<UnitLevel> PLACES = Set.of(UnitLevel.DISTRICT, UnitLevel.TOWN, UnitLevel.VILLAGE);

    private final Administrators administrators;
    private final AdministrationLog log;
    private final Organisation organisation;
    private final Clients clients;
    private final StatusPushes pushes;
    private final Clock clock;

    ClientAdministration(
            Administrators administrators,
            AdministrationLog log,
            Organisation organisation,
            Clients clients,
            StatusPushes pushes,
            Clock clock) {
        this.administrators = administrators;
        this.log = log;
        this.organisation = organisation;
        this.clients = clients;
        this.pushes = pushes;
        this.clock = clock;
    }

    /** Null for what was left out. */
    record Entered(
            @Nullable String id, @Nullable String name, @Nullable String channel, @Nullable List<String> units) {}

    /** A district, town or village in which a client may file. */
    record Place(String code, Bilingual name) {}

    /**
     * A client as administrators see it; neither the key nor the secret of its callback.
     *
     * @param lastUsedOn the day on which its key was last used; null: never
     * @param failures attempts to tell it of changes that failed in a row
     * @param waiting changes that it has not been told of yet
     * @param lastError why the latest attempt failed; null if none has
     */
    record Listed(
            String id,
            String name,
            String channel,
            Bilingual channelName,
            List<String> units,
            List<Place> places,
            Instant createdAt,
            @Nullable LocalDate lastUsedOn,
            @Nullable Instant revokedAt,
            @Nullable String callback,
            @Nullable Instant callbackSince,
            int failures,
            @Nullable Instant restsUntil,
            int waiting,
            @Nullable String lastError) {}

    @GetMapping
    List<Listed> all(@Nullable Principal person) {
        administrators.require(person);
        List<Client> all = clients.all();
        Map<String, Bilingual> names = new HashMap<>();
        organisation
                .units(all.stream().flatMap(client -> client.units().stream()).collect(Collectors.toSet()))
                .forEach(unit -> names.put(unit.code(), unit.label()));
        return all.stream().map(client -> listed(client, names)).toList();
    }

    private Listed listed(Client client, Map<String, Bilingual> names) {
        StatusPushes.Backlog backlog = pushes.backlogOf(client.id());
        return new Listed(
                client.id(),
                client.name(),
                client.channel().code(),
                client.channel().label(),
                client.units(),
                client.units().stream()
                        .map(code -> new Place(code, names.getOrDefault(code, Bilingual.of(code, code))))
                        .toList(),
                client.createdAt(),
                client.lastUsedOn(),
                client.revokedAt(),
                client.callback(),
                client.callbackSince(),
                client.failures(),
                client.restsUntil(),
                backlog.waiting(),
                backlog.lastError());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> add(@RequestBody Entered entered, @Nullable Principal person) {
        String by = administrators.require(person);
        String id = Objects.requireNonNullElse(entered.id(), "").strip();
        if (!ID.matcher(id).matches()) {
            throw Refusal.invalid(
                    "编号用小写字母开头，2到30个小写字母、数字或短横，例如hotline-12345。",
                    "The id begins with a small letter and has 2 to 30 small letters, digits or hyphens, such as hotline-12345.");
        }
        String name = name(entered);
        Channel channel = Channel.of(Objects.requireNonNullElse(entered.channel(), Channel.HOTLINE.code()));
        if (channel != Channel.HOTLINE && channel != Channel.WEB) {
            throw Refusal.invalid("渠道只能是热线（hotline）或网上（web）。", "The channel is hotline or web.");
        }
        if (clients.find(id).isPresent()) {
            throw Refusal.conflict("已有编号为" + id + "的接入方。", "There is a client " + id + " already.");
        }
        List<String> units = units(entered.units());
        String key = ApiKey.random();
        clients.add(new Client(id, name, channel, units, clock.instant(), null, null, null, 0, null, null), key, by);
        log.record(
                by,
                "open311.client",
                id,
                Bilingual.of("接入热线或应用：" + String.join("、", units), "Hotline or app: " + String.join(", ", units)));
        return Map.of("id", id, "key", key);
    }

    /** What it is called and where it may file from now on; its key stays. */
    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, @RequestBody Entered entered, @Nullable Principal person) {
        String by = administrators.require(person);
        Client client = require(id);
        String name = name(entered);
        List<String> units = units(entered.units());
        clients.change(client.id(), name, units);
        log.record(
                by,
                "open311.client",
                client.id(),
                Bilingual.of("可受理范围：" + String.join("、", units), "May file in: " + String.join(", ", units)));
    }

    /** A new key; the old one opens nothing from now on. */
    @PostMapping("/{id}/key")
    Map<String, String> newKey(@PathVariable String id, @Nullable Principal person) {
        String by = administrators.require(person);
        Client client = require(id);
        String key = ApiKey.random();
        clients.newKey(client.id(), key);
        log.record(by, "open311.key", client.id(), Bilingual.of("换发密钥", "New key"));
        return Map.of("id", client.id(), "key", key);
    }

    /** It may neither file nor follow any more, and is told of nothing. What it filed goes on. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, @Nullable Principal person) {
        String by = administrators.require(person);
        Client client = require(id);
        clients.revoke(client.id(), clock.instant());
        log.record(by, "open311.revoke", client.id(), Bilingual.of("停用密钥", "Key revoked"));
    }

    private Client require(String id) {
        return clients.find(id)
                .orElseThrow(
                        () -> Refusal.notFound("没有编号为" + id + "的接入方。", "There is no client with the id " + id + "."));
    }

    private static String name(Entered entered) {
        String name = Objects.requireNonNullElse(entered.name(), "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("请填写名称，最多80个字。", "Please give a name of at most 80 characters.");
        }
        return name;
    }

    private List<String> units(@Nullable List<String> entered) {
        Set<String> codes = new LinkedHashSet<>();
        if (entered != null) {
            entered.forEach(code -> codes.add(code.strip()));
        }
        if (codes.isEmpty() || codes.size() > MOST_UNITS) {
            throw Refusal.invalid(
                    "请填写可受理的区、街镇或村的代码，最多" + MOST_UNITS + "个。",
                    "Please give the codes of the districts, towns or villages it may file in, at most " + MOST_UNITS
                            + ".");
        }
        for (String code : codes) {
            Unit unit = organisation
                    .unit(code)
                    .filter(each -> PLACES.contains(each.level()))
                    .orElseThrow(() -> Refusal.invalid(
                            "“" + code + "”不是区、街镇或村的代码。", code + " is not the code of a district, town or village."));
            if (!organisation.isOpen(unit.code())) {
                throw Refusal.invalid(unit.name() + "已停用。", unit.nameEn() + " has been closed.");
            }
        }
        return List.copyOf(codes);
    }
}
