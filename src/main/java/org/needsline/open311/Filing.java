package org.needsline.open311;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedRegistration;
import org.needsline.need.NeedReport;
import org.needsline.need.Receipt;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.organisation.Unit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a request a need, through the same door as every other channel, once for each number of the client's own. */
@Service
class Filing {

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_REFERENCE = 200;

    /** The reporter's name where a phone was left and no name. */
    private static final String CALLER = "来电群众";

    private final NeedRegistration registration;
    private final FiledRequests filed;
    private final Placement placement;
    private final ServiceCatalogue catalogue;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Filing(
            NeedRegistration registration,
            FiledRequests filed,
            Placement placement,
            ServiceCatalogue catalogue,
            TransactionTemplate transaction,
            Clock clock) {
        this.registration = registration;
        this.filed = filed;
        this.placement = placement;
        this.catalogue = catalogue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Files once.
     *
     * @param fields what was sent, by the names of the specification; attributes as {@code attribute[code]}
     * @param header the header {@code Idempotency-Key}, which stands for a number of the client's own
     * @throws Open311Problem if anything is wrong; nothing is registered
     * @throws org.needsline.wording.Refusal likewise, where the library itself refuses
     */
    Receipt file(Client client, Unit district, Map<String, String[]> fields, @Nullable String header) {
        Fields sent = new Fields(fields);
        String reference = reference(sent, header);
        if (reference != null) {
            Receipt known = known(client, reference);
            if (known != null) {
                return known;
            }
        }
        NeedReport report = report(client, district, sent, reference);
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                Receipt receipt = registration.register(report, Actor.of(client.actor(), null));
                if (!receipt.repeated()) {
                    filed.add(receipt.number(), client.id(), reference, clock.instant());
                }
                return receipt;
            }));
        } catch (DuplicateKeyException repeatedAtTheSameTime) {
            Receipt known = reference == null ? null : known(client, reference);
            if (known == null) {
                throw repeatedAtTheSameTime;
            }
            return known;
        }
    }

    private @Nullable Receipt known(Client client, String reference) {
        return filed.numberOf(client.id(), reference)
                .map(number -> new Receipt(number, null, true))
                .orElse(null);
    }

    private static @Nullable String reference(Fields sent, @Nullable String header) {
        String own = sent.attribute(ServiceCatalogue.REFERENCE);
        String reference = own != null ? own : header == null || header.isBlank() ? null : header.strip();
        if (reference != null && reference.length() > LONGEST_REFERENCE) {
            throw Open311Problem.invalid(
                    "工单编号最多" + LONGEST_REFERENCE + "个字。",
                    "Your own number may have at most " + LONGEST_REFERENCE + " characters.");
        }
        return reference;
    }

    private NeedReport report(Client client, Unit district, Fields sent, @Nullable String reference) {
        String code = sent.text("service_code");
        if (code == null) {
            throw Open311Problem.invalid("请填写service_code。", "service_code was not provided.");
        }
        Category category = catalogue.category(code);
        sent.coordinates();
        String address = sent.text("address_string");
        Placement.Place place = placement.of(
                district.code(), sent.attribute(ServiceCatalogue.VILLAGE), sent.text("address_id"), address);
        if (!client.mayFileIn(place.village())) {
            throw Open311Problem.forbidden(
                    "这个密钥不能向" + place.village() + "提交。", "This api_key may not file for " + place.village() + ".");
        }
        int households = sent.households();
        return new NeedReport(
                null,
                reference == null ? null : "open311 " + client.id() + " " + reference,
                // The client's own number is no secret: the receipt code must not follow from it.
                false,
                place.village(),
                place.grid(),
                Kind.of(Objects.requireNonNullElse(sent.attribute(ServiceCatalogue.KIND), Kind.LIFE.code())),
                category,
                households > 1 ? Scope.COMMON : Scope.PERSONAL,
                households,
                sent.yes(ServiceCatalogue.HARDSHIP),
                LeftBehind.of(Objects.requireNonNullElse(
                        sent.attribute(ServiceCatalogue.LEFT_BEHIND), LeftBehind.NONE.code())),
                sent.yes(ServiceCatalogue.DANGER),
                client.channel(),
                sent.description(),
                address,
                sent.reporter(),
                null);
    }

    /** What was sent, read field by field. An empty field is one that was not sent. */
    private record Fields(Map<String, String[]> sent) {

        @Nullable
        String text(String name) {
            String[] values = sent.get(name);
            String text = values == null || values.length == 0
                    ? ""
                    : Notation.allowed(values[0]).strip();
            return text.isEmpty() ? null : text;
        }

        @Nullable
        String attribute(String code) {
            String text = text("attribute[" + code + "]");
            return text == null ? text("attribute[" + code + "][]") : text;
        }

        boolean yes(String code) {
            String value = Objects.requireNonNullElse(attribute(code), "false");
            if (!value.equals("true") && !value.equals("false")) {
                throw Open311Problem.invalid(
                        "attribute[" + code + "]只能是true或false。", "attribute[" + code + "] is true or false.");
            }
            return value.equals("true");
        }

        int households() {
            String value = Objects.requireNonNullElse(attribute(ServiceCatalogue.HOUSEHOLDS), "1");
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw Open311Problem.invalid(
                        "attribute[households]应是整数。", "attribute[households] must be a whole number.");
            }
        }

        /** They are no place for us, but half of them or nonsense is a mistake of the caller's. */
        void coordinates() {
            String lat = text("lat");
            String longitude = text("long");
            if (lat == null && longitude == null) {
                return;
            }
            if (!within(lat, 90) || !within(longitude, 180)) {
                throw Open311Problem.invalid(
                        "lat和long应同时填写，是WGS84的度数。", "lat and long come together, in degrees of WGS84.");
            }
        }

        private static boolean within(@Nullable String degrees, int most) {
            try {
                return degrees != null && Math.abs(Double.parseDouble(degrees)) <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        String description() {
            String description = text("description");
            if (description == null) {
                throw Open311Problem.invalid("请填写description：需求描述。", "description was not provided.");
            }
            String media = text("media_url");
            String whole = media == null ? description : description + "\n附图 Photo: " + media;
            if (whole.length() > LONGEST_DESCRIPTION) {
                throw Open311Problem.invalid(
                        "description和media_url合计最多" + LONGEST_DESCRIPTION + "个字，现有" + whole.length() + "个字。",
                        "description and media_url may have at most " + LONGEST_DESCRIPTION
                                + " characters together, not " + whole.length() + ".");
            }
            return whole;
        }

        /** Null if nothing was left by which the resident could be reached or named. */
        @Nullable
        Reporter reporter() {
            String last = Objects.requireNonNullElse(text("last_name"), "");
            String first = Objects.requireNonNullElse(text("first_name"), "");
            String phone = text("phone");
            String email = text("email");
            boolean western =
                    Arrays.asList(last, first).stream().allMatch(part -> part.isEmpty() || part.charAt(0) < 0x2E80);
            String name = (western ? first + " " + last : last + first).strip();
            if (name.isEmpty()) {
                return phone == null && email == null ? null : new Reporter(CALLER, phone, email, false);
            }
            return new Reporter(name, phone, email, yes(ServiceCatalogue.CONSENT));
        }
    }
}
