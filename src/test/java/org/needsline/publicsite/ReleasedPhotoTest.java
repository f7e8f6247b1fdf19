package org.needsline.publicsite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.needsline.casefile.ResidentPhotos;
import org.needsline.casefile.SampleFiles;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Classification;
import org.needsline.need.DecidedBy;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.Scope;
import org.needsline.need.ScreeningDecision;
import org.needsline.need.ScreeningOutcome;
import org.needsline.need.TriageDecision;
import org.needsline.need.Urgency;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.context.TestPropertySource;

/** A resident's photo on the public page: from the moment at which a clerk releases it to the moment at which one hides it. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.test=acting",
            "server.forward-headers-strategy=framework",
            "needsline.protection.trusted-proxies=127.0.0.1,::1"
        })
class ReleasedPhotoTest {

    private static final String VILLAGE = "990101100201";
    private static final Actor CLERK = Actor.of("clerk.201", VILLAGE);

    @LocalServerPort
    int port;

    @Autowired
    NeedService needs;

    @Autowired
    ResidentPhotos photos;

    @Autowired
    Clock clock;

    @Autowired
    ObjectMapper json;

    @Test
    void aPhotoIsPublicFromItsReleaseUntilItIsHiddenAndSaysNotWhereItWasTaken() throws Exception {
        byte[] taken = SampleFiles.phonePhoto(640, 480);
        assertThat(new String(taken, StandardCharsets.ISO_8859_1)).contains("Exif");
        String number = posted(Kind.LIFE);
        photos.add(number, List.of(new ResidentPhotos.Photo("IMG_1.jpg", taken.length, new ByteArrayResource(taken))));
        String id = onlyPhotoOf(number);
        String photo = "/site/postings/" + number + "/photos/" + id;

        assertThat(page(number)).doesNotContain("/photos/");
        assertThat(read(photo).statusCode()).isEqualTo(404);
        assertThat(read(photo + "/small").statusCode()).isEqualTo(404);
        assertThat(read("/api/cases/" + number + "/evidence/" + id).statusCode())
                .as("not the way around, either")
                .isEqualTo(401);

        assertThat(clerk().post("/api/cases/" + number + "/evidence/" + id + "/release", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(page(number)).contains("src=\"" + photo + "/small\"", "href=\"" + photo + "\"");
        for (String address : List.of(photo, photo + "/small")) {
            HttpResponse<byte[]> shown = read(address);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(shown.headers().firstValue("Cache-Control"))
                    .as("nobody on the way keeps it beyond the clerk's word")
                    .contains("no-cache");
            assertThat(new String(shown.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
            assertThat(requireNonNull(ImageIO.read(new ByteArrayInputStream(shown.body())))
                            .getHeight())
                    .as("upright, as it was held")
                    .isGreaterThan(200);
        }

        assertThat(clerk().post("/api/cases/" + number + "/evidence/" + id + "/withdraw", "{\"reason\":\"照片里有人脸\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(page(number)).doesNotContain("/photos/");
        assertThat(read(photo).statusCode()).isEqualTo(404);
        assertThat(read(photo + "/small").statusCode()).isEqualTo(404);
    }

    @Test
    void whereOnlyTheCategoryIsPublicNoPhotoIs() throws Exception {
        byte[] taken = SampleFiles.phonePhoto(64, 48);
        String number = posted(Kind.EMOTIONAL);
        photos.add(number, List.of(new ResidentPhotos.Photo("IMG_2.jpg", taken.length, new ByteArrayResource(taken))));
        String id = onlyPhotoOf(number);
        assertThat(clerk().post("/api/cases/" + number + "/evidence/" + id + "/release", "{}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(page(number)).doesNotContain("/photos/");
        assertThat(read("/site/postings/" + number + "/photos/" + id).statusCode())
                .isEqualTo(404);
    }

    private Visitor clerk() {
        return new Visitor(port).basic("clerk.201").with("Accept", "application/json");
    }

    private String onlyPhotoOf(String number) throws IOException {
        JsonNode file = json.readTree(clerk().get("/api/cases/" + number).body());
        assertThat(file.get("evidence")).as(file.toString()).hasSize(1);
        return file.get("evidence").get(0).get("id").asText();
    }

    private String page(String number) {
        return new Visitor(port)
                .with("Accept", "text/html")
                .with("Accept-Language", "zh")
                .get("/site/postings/" + number)
                .body();
    }

    private HttpResponse<byte[]> read(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private String posted(Kind kind) {
        Scope scope = kind == Kind.EMOTIONAL ? Scope.PERSONAL : Scope.COMMON;
        String number = needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                VILLAGE,
                                null,
                                kind,
                                Category.ROADS,
                                scope,
                                30,
                                false,
                                LeftBehind.NONE,
                                false,
                                Channel.WEB,
                                "渡口的木板烂了，上船容易踩空",
                                "渡口",
                                null,
                                null),
                        Actor.resident())
                .number();
        needs.classified(number, new Classification(kind, Category.ROADS, Urgency.ORDINARY), Actor.clock());
        needs.triaged(
                number,
                new TriageDecision("换渡口木板", "渡口", kind, Category.ROADS, scope, 30, false, LeftBehind.NONE),
                CLERK);
        needs.waitsForScreening(number, Actor.clock());
        needs.screened(
                number,
                new ScreeningDecision(ScreeningOutcome.ACCEPTED, DecidedBy.MEETING, null, null, "M-2", null),
                CLERK);
        needs.posted(number, clock.instant().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS), Actor.clock());
        return number;
    }
}
