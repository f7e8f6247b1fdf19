package org.needsline.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.DecidedBy;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Scope;
import org.needsline.need.ScreeningDecision;
import org.needsline.need.ScreeningOutcome;
import org.needsline.need.TriageDecision;
import org.needsline.need.Withdrawal;
import org.needsline.support.EngineTables;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The examples of the specification (http://wiki.open311.org/GeoReport_v2/), asked of this system as a hotline and as a stranger. */
@WebTest
@TestPropertySource(properties = "needsline.sample-data=true")
class GeoReportTest {

    private static final String V2 = "/open311/v2";
    private static final String DISTRICT = "990101";
    private static final String VILLAGE = "990101100201";
    private static final String PHONE = "13911112222";
    private static final String LAST_NAME = "欧阳";
    private static final String FIRST_NAME = "春梅";
    private static final String RAW_WORDS = "我家门口的大坑把三轮车轮子都卡住了";

    /** The fields of a service request, in the order of the specification's example. */
    private static final List<String> REQUEST_FIELDS = List.of(
            "service_request_id",
            "status",
            "status_notes",
            "service_name",
            "service_code",
            "description",
            "agency_responsible",
            "service_notice",
            "requested_datetime",
            "updated_datetime",
            "expected_datetime",
            "address",
            "address_id",
            "zipcode",
            "lat",
            "long",
            "media_url");

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    NeedService needs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    javax.sql.DataSource database;

    @Autowired
    Clock clock;

    private final List<String> answers = new ArrayList<>();
    private String client = "";
    private String key = "";

    @BeforeEach
    void aHotline() throws Exception {
        client = "hotline-" + UUID.randomUUID().toString().substring(0, 8);
        HttpResponse<String> added = admin("admin.district")
                .post(
                        "/api/administration/open311/clients",
                        "{\"id\":\"" + client + "\",\"name\":\"12345热线\",\"units\":[\"" + DISTRICT + "\"]}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        key = json.readTree(added.body()).get("key").asText();
    }

    /** The person who reported is named in nothing that was answered, whatever was asked. */
    @AfterEach
    void nobodyIsNamed() {
        assertThat(answers).isNotEmpty();
        for (String answer : answers) {
            assertThat(answer).doesNotContain(PHONE, LAST_NAME + FIRST_NAME, FIRST_NAME, RAW_WORDS, "smit333");
        }
    }

    // ---- GET Service List

    @Test
    void servicesInBothNotations() throws Exception {
        JsonNode services = read(get("/services.json?jurisdiction_id=" + DISTRICT, 200));
        assertThat(services).hasSize(Category.values().length);
        JsonNode first = services.get(0);
        assertThat(fields(first))
                .containsExactlyInAnyOrder(
                        "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
        assertThat(first.get("service_code").asText()).isEqualTo("roads");
        assertThat(first.get("service_name").asText()).isEqualTo("道路交通 Roads");
        assertThat(first.get("metadata").isBoolean()).isTrue();
        assertThat(first.get("type").asText()).isEqualTo("realtime");

        HttpResponse<String> answer = get("/services.xml", 200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/xml;charset=UTF-8");
        Element root = xml(answer);
        assertThat(root.getTagName()).isEqualTo("services");
        assertThat(children(root)).hasSize(services.size()).allMatch(each -> each.getTagName()
                .equals("service"));
        assertThat(text(children(root).get(0), "service_code")).isEqualTo("roads");
        assertThat(text(children(root).get(0), "metadata")).isEqualTo("true");
        assertThat(answer.body()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    }

    @Test
    void theFormIsChosenBySuffixElseByAcceptElseXml() {
        assertThat(type(new Visitor(port).get(V2 + "/services"))).startsWith("text/xml");
        assertThat(type(new Visitor(port).with("Accept", "application/json").get(V2 + "/services")))
                .startsWith("application/json");
        assertThat(type(new Visitor(port).with("Accept", "application/json").get(V2 + "/services.xml")))
                .startsWith("text/xml");
        assertThat(type(new Visitor(port)
                        .with("Accept", "text/html,application/xml;q=0.9,*/*")
                        .get(V2 + "/services")))
                .startsWith("text/xml");
        assertThat(type(new Visitor(port).with("Accept", "nonsense").get(V2 + "/services.json")))
                .startsWith("application/json");
        answers.add("none of these is about a request");
    }

    @Test
    void anUnknownJurisdictionIsNotFound() throws Exception {
        JsonNode error =
                read(get("/services.json?jurisdiction_id=city.gov", 404)).get(0);
        assertThat(fields(error)).containsExactly("code", "description");
        assertThat(error.get("code").isInt()).isTrue();
        assertThat(error.get("code").asInt()).isEqualTo(404);
        assertThat(error.get("description").asText()).contains("jurisdiction_id city.gov");

        Element errors = xml(get("/requests.xml?jurisdiction_id=city.gov", 404));
        assertThat(errors.getTagName()).isEqualTo("errors");
        assertThat(children(errors)).singleElement().satisfies(each -> {
            assertThat(each.getTagName()).isEqualTo("error");
            assertThat(text(each, "code")).isEqualTo("404");
        });
    }

    // ---- GET Service Definition

    @Test
    void aDefinitionSaysWhatIsAsked() throws Exception {
        JsonNode definition = read(get("/services/roads.json", 200));
        assertThat(fields(definition)).containsExactly("service_code", "attributes");
        JsonNode kind = StreamSupport.stream(definition.get("attributes").spliterator(), false)
                .filter(each -> each.get("code").asText().equals("kind"))
                .findFirst()
                .orElseThrow();
        assertThat(fields(kind))
                .containsExactlyInAnyOrder(
                        "variable",
                        "code",
                        "datatype",
                        "required",
                        "datatype_description",
                        "order",
                        "description",
                        "values");
        assertThat(kind.get("datatype").asText()).isEqualTo("singlevaluelist");
        assertThat(kind.get("values").get(0).get("key").asText()).isEqualTo("development");
        List<Integer> orders = new ArrayList<>();
        definition
                .get("attributes")
                .forEach(each -> orders.add(each.get("order").asInt()));
        assertThat(orders).doesNotHaveDuplicates().isSorted();

        Element root = xml(get("/services/roads.xml", 200));
        assertThat(root.getTagName()).isEqualTo("service_definition");
        Element attributes = children(root).get(1);
        assertThat(attributes.getTagName()).isEqualTo("attributes");
        assertThat(children(attributes)).allMatch(each -> each.getTagName().equals("attribute"));
        Element values = (Element)
                children(attributes).get(2).getElementsByTagName("values").item(0);
        assertThat(children(values)).allMatch(each -> each.getTagName().equals("value"));

        assertThat(read(get("/services/033.json", 404))
                        .get(0)
                        .get("description")
                        .asText())
                .contains("service_code 033");
    }

    // ---- POST Service Request

    @Test
    void aRequestBecomesANeedAndItsClientFollowsIt() throws Exception {
        Map<String, String> fields = request();
        // As in the example of the specification, with what the standard knows and this system does not keep.
        fields.put("lat", "37.76524078");
        fields.put("long", "-122.4212043");
        fields.put("device_id", "tt222111");
        fields.put("account_id", "123456");
        fields.put("email", "smit333@sfgov.edu");
        fields.put("media_url", "http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg");
        fields.put("attribute[households]", "12");

        HttpResponse<String> answer = post("/requests.json", fields, 201);
        JsonNode filed = read(answer).get(0);
        assertThat(fields(filed)).containsExactly("service_request_id", "service_notice", "account_id");
        String number = filed.get("service_request_id").asText();
        assertThat(number).startsWith(VILLAGE + "-");
        assertThat(answer.headers().firstValue("X-Receipt-Code")).isPresent();

        NeedView need = needs.view(number);
        assertThat(need.channel()).isEqualTo(Channel.HOTLINE);
        assertThat(need.category()).isEqualTo(Category.ROADS);
        assertThat(need.scope()).isEqualTo(Scope.COMMON);
        assertThat(need.households()).isEqualTo(12);
        assertThat(jdbc.sql("select phone from need_reporter where number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo(PHONE);
        assertThat(jdbc.sql("select reporter_name from need_reporter where number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo(LAST_NAME + FIRST_NAME);
        assertThat(EngineTables.of(database).placesOf(PHONE)).isEmpty();

        JsonNode followed =
                read(get("/requests/" + number + ".json?api_key=" + key, 200)).get(0);
        assertThat(fields(followed)).containsExactlyElementsOf(REQUEST_FIELDS);
        assertThat(followed.get("status").asText()).isEqualTo("open");
        assertThat(followed.get("status_notes").asText()).isEqualTo("待受理 Awaiting triage");
        assertThat(followed.get("description").asText()).isEqualTo("道路交通 Roads");
        assertThat(followed.get("address").asText()).isEqualTo("示例·柳树村, 示例·清河镇, 示例区（虚构）");
        assertThat(followed.get("address_id").asText()).isEqualTo(VILLAGE);
        assertThat(OffsetDateTime.parse(followed.get("requested_datetime").asText())
                        .toInstant())
                .isBetween(clock.instant().minus(Duration.ofMinutes(5)), clock.instant());
        assertThat(followed.get("requested_datetime").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00");

        // Nothing of it is public yet: to others it looks as if it were not there.
        String unknown = get("/requests/" + VILLAGE + "-1999-00001.json", 404).body();
        assertThat(get("/requests/" + number + ".json", 404).body())
                .isEqualTo(unknown.replace(VILLAGE + "-1999-00001", number));
        assertThat(read(get("/requests.json?service_request_id=" + number, 200)))
                .isEmpty();
        String other = otherClient();
        get("/requests/" + number + ".json?api_key=" + other, 404);
        assertThat(ids(read(get("/requests.json?api_key=" + other, 200)))).doesNotContain(number);
        assertThat(ids(read(get("/requests.json", 200)))).doesNotContain(number);
        assertThat(ids(read(get("/requests.json?api_key=" + key, 200)))).contains(number);
    }

    @Test
    void theAnswerInXmlIsThatOfTheExample() throws Exception {
        Element root = xml(post("/requests.xml", request(), 201));
        assertThat(root.getTagName()).isEqualTo("service_requests");
        Element filed = children(root).get(0);
        assertThat(filed.getTagName()).isEqualTo("request");
        assertThat(children(filed).stream().map(Element::getTagName))
                .containsExactly("service_request_id", "service_notice", "account_id");
        assertThat(text(filed, "account_id")).isEmpty();

        Element followed = children(
                        xml(get("/requests/" + text(filed, "service_request_id") + ".xml?api_key=" + key, 200)))
                .get(0);
        assertThat(followed.getTagName()).isEqualTo("request");
        assertThat(children(followed).stream().map(Element::getTagName)).containsExactlyElementsOf(REQUEST_FIELDS);
    }

    @Test
    void withoutAKeyNothingIsFiled() throws Exception {
        long before = filed();
        Map<String, String> fields = request();
        fields.remove("api_key");
        assertThat(read(post("/requests.json", fields, 403)).get(0).get("code").asInt())
                .isEqualTo(403);
        fields.put("api_key", "xyz");
        assertThat(read(post("/requests.json", fields, 403))
                        .get(0)
                        .get("description")
                        .asText())
                .contains("Invalid api_key received");
        get("/requests.json?api_key=xyz", 403);
        assertThat(filed()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsFiled() throws Exception {
        long before = filed();
        refused("service_code", "", 400, "service_code was not provided");
        refused("service_code", "033", 404, "service_code 033");
        refused("jurisdiction_id", "990199", 404, "jurisdiction_id 990199");
        refused("description", "", 400, "description was not provided");
        refused("description", "长".repeat(4001), 400, "at most 4000");
        refused("attribute[households]", "many", 400, "whole number");
        refused("attribute[households]", "0", 400, "households");
        refused("attribute[kind]", "wish", 400, "kind");
        refused("attribute[danger]", "perhaps", 400, "true or false");
        refused("phone", "110x", 400, "phone");
        refused("lat", "37.7", 400, "lat and long come together");
        refused("attribute[reference]", "9".repeat(201), 400, "200");
        // Where it cannot be placed.
        refused("attribute[village]", "990101100999", 400, "no village");
        refused("attribute[village]", "不存在村", 400, "no village named");
        refused("attribute[village]", "", 400, "names no village");
        Map<String, String> coordinates = request();
        coordinates.remove("attribute[village]");
        coordinates.remove("address_string");
        coordinates.put("lat", "28.2");
        coordinates.put("long", "112.9");
        assertThat(read(post("/requests.json", coordinates, 400))
                        .get(0)
                        .get("description")
                        .asText())
                .contains("lat and long alone");
        assertThat(filed()).isEqualTo(before);
    }

    @Test
    void theVillageIsFoundByCodeByNameAndInTheAddress() throws Exception {
        Map<String, String> fields = request();
        fields.put("attribute[village]", "示例·柳树村");
        assertThat(village(fields)).isEqualTo(VILLAGE);
        fields.remove("attribute[village]");
        fields.put("address_id", VILLAGE + "001");
        assertThat(village(fields)).isEqualTo(VILLAGE);
        fields.remove("address_id");
        fields.put("address_string", "清河镇示例·柳树村二组河边");
        assertThat(village(fields)).isEqualTo(VILLAGE);
    }

    @Test
    void aVillageThatWasClosedTakesNothingMoreAndWhatItPostedStays() throws Exception {
        String village = "990101100296";
        jdbc.sql("insert into unit (code, parent_code, unit_level, name, name_en)"
                        + " values (?, '990101100', 'VILLAGE', '示例·并入村', 'Merged Village')")
                .param(village)
                .update();
        String number = posted(Category.WATER, "并村前的水渠清淤", village);
        jdbc.sql("update unit set closed_at = ? where code = ?")
                .params(OffsetDateTime.now(clock), village)
                .update();
        long before = filed();

        refused("attribute[village]", village, 400, "no village or grid with the code " + village);
        refused("attribute[village]", "示例·并入村", 400, "no village named");
        refused("attribute[village]", "Merged Village", 400, "no village named");
        Map<String, String> byAddress = request();
        byAddress.remove("attribute[village]");
        byAddress.put("address_string", "清河镇示例·并入村二组");
        assertThat(post("/requests.json", byAddress, 400).body()).contains("names no village");
        byAddress.put("address_id", village);
        assertThat(xml(post("/requests.xml", byAddress, 400)).getTagName()).isEqualTo("errors");
        assertThat(filed()).isEqualTo(before);
        HttpResponse<String> added = admin("admin.district")
                .post(
                        "/api/administration/open311/clients",
                        "{\"id\":\"too-late\",\"name\":\"x\",\"units\":[\"" + village + "\"]}");
        assertThat(added.statusCode()).isEqualTo(400);
        assertThat(added.body()).contains("已停用");

        JsonNode still = read(get("/requests/" + number + ".json", 200)).get(0);
        assertThat(still.get("address").asText()).contains("示例·并入村");
        assertThat(ids(read(get("/requests.json?service_code=water", 200)))).contains(number);
    }

    @Test
    void aKeyFilesOnlyWhereItMay() throws Exception {
        HttpResponse<String> added = admin("admin.district")
                .post(
                        "/api/administration/open311/clients",
                        "{\"id\":\"" + client
                                + "-app\",\"name\":\"社区应用\",\"channel\":\"web\",\"units\":[\"990101100202\"]}");
        Map<String, String> fields = request();
        fields.put("api_key", json.readTree(added.body()).get("key").asText());
        assertThat(read(post("/requests.json", fields, 403))
                        .get(0)
                        .get("description")
                        .asText())
                .contains(VILLAGE);
        fields.put("attribute[village]", "990101100202");
        String number = read(post("/requests.json", fields, 201))
                .get(0)
                .get("service_request_id")
                .asText();
        assertThat(needs.view(number).channel()).isEqualTo(Channel.WEB);
    }

    @Test
    void theSameFiledTwiceIsOneNeed() throws Exception {
        Map<String, String> fields = request();
        fields.put("attribute[reference]", "12345-" + UUID.randomUUID());
        String number = read(post("/requests.json", fields, 201))
                .get(0)
                .get("service_request_id")
                .asText();
        HttpResponse<String> again = post("/requests.json", fields, 200);
        assertThat(read(again).get(0).get("service_request_id").asText()).isEqualTo(number);
        assertThat(again.headers().firstValue("X-Receipt-Code")).isEmpty();

        JsonNode known = read(get("/tokens/" + fields.get("attribute[reference]") + ".json?api_key=" + key, 200));
        assertThat(fields(known.get(0))).containsExactly("service_request_id", "token");
        assertThat(known.get(0).get("service_request_id").asText()).isEqualTo(number);
        get("/tokens/" + fields.get("attribute[reference]") + ".json", 404);
        get("/tokens/" + fields.get("attribute[reference]") + ".json?api_key=" + otherClient(), 404);
        get("/tokens/123456.json?api_key=" + key, 404);
    }

    @Test
    void theSameFiledAtTheSameTimeIsOneNeed() throws Exception {
        Map<String, String> fields = request();
        String own = UUID.randomUUID().toString();
        ExecutorService callers = Executors.newFixedThreadPool(6);
        List<Future<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sent.add(callers.submit(() -> new Visitor(port)
                    .with("Idempotency-Key", own)
                    .send("POST", V2 + "/requests.json", "application/x-www-form-urlencoded", form(fields))));
        }
        List<String> numbers = new ArrayList<>();
        int created = 0;
        for (Future<HttpResponse<String>> each : sent) {
            HttpResponse<String> answer = each.get();
            answers.add(answer.body());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            created += answer.statusCode() - 200;
            numbers.add(read(answer).get(0).get("service_request_id").asText());
        }
        callers.shutdown();
        assertThat(numbers.stream().distinct()).hasSize(1);
        assertThat(created).isEqualTo(1);
    }

    // ---- GET Service Requests

    @Test
    void whatIsPostedEverybodyReadsInTheClerksWords() throws Exception {
        String number = posted(Category.ROADS, "3号桥东侧路面修复 欧阳春梅家门前");
        JsonNode open = read(get("/requests/" + number + ".json", 200)).get(0);
        assertThat(fields(open)).containsExactlyElementsOf(REQUEST_FIELDS);
        assertThat(open.get("status").asText()).isEqualTo("open");
        assertThat(open.get("description").asText()).contains("桥东侧路面修复").contains("欧阳＊＊");
        assertThat(open.get("address").asText()).isEqualTo("村东桥头, 示例·柳树村, 示例·清河镇, 示例区（虚构）");
        assertThat(open.get("agency_responsible").asText()).contains("柳树村");
        assertThat(open.get("lat").isNull()).isTrue();

        String today = "start_date="
                + clock.instant().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS) + "&end_date="
                + clock.instant().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        assertThat(ids(read(get("/requests.json", 200)))).contains(number);
        assertThat(ids(read(get("/requests.json?" + today + "&status=open&jurisdiction_id=" + DISTRICT, 200))))
                .contains(number);
        assertThat(ids(read(get("/requests.json?status=open,closed&service_code=roads,water", 200))))
                .contains(number);
        assertThat(ids(read(get("/requests.json?status=closed", 200)))).doesNotContain(number);
        assertThat(ids(read(get("/requests.json?service_code=water", 200)))).doesNotContain(number);
        assertThat(ids(read(get("/requests.json?start_date=2010-05-24T00:00:00Z&end_date=2010-06-24T00:00:00Z", 200))))
                .isEmpty();
        // Whatever else is asked, the numbers decide.
        assertThat(ids(read(get(
                        "/requests.json?service_request_id=" + number + ",unknown&status=closed&service_code=water",
                        200))))
                .containsExactly(number);
        Element root = xml(get("/requests.xml?service_request_id=" + number, 200));
        assertThat(root.getTagName()).isEqualTo("service_requests");
        assertThat(text(children(root).get(0), "service_request_id")).isEqualTo(number);

        assertThat(read(get("/requests.json?start_date=2010-05-24T00:00:00Z&end_date=2010-08-23T00:00:00Z", 400))
                        .get(0)
                        .get("description")
                        .asText())
                .contains("90 days");
        get("/requests.json?start_date=yesterday", 400);
        get("/requests.json?status=lost", 400);
        get("/requests.json?service_code=033", 404);
    }

    @Test
    void whatConcernsAChildIsReadByCategoryOnly() throws Exception {
        String number = posted(Category.COMPANIONSHIP, "二组小学生放学后陪伴");
        JsonNode open = read(get("/requests/" + number + ".json", 200)).get(0);
        assertThat(open.get("description").asText()).isEqualTo("精神关爱 Companionship");
        assertThat(open.get("address").asText()).isEqualTo("示例·柳树村, 示例·清河镇, 示例区（虚构）");
    }

    @Test
    void whatItsReporterWithdrewOrThePublicMayNotReadIsNotThere() throws Exception {
        String withdrawn = posted(Category.WATER, "水渠清淤");
        get("/requests/" + withdrawn + ".json", 200);
        needs.withdrawn(withdrawn, new Withdrawal("本人来电", null), Actor.of("clerk.201", VILLAGE));
        get("/requests/" + withdrawn + ".json", 404);
        String passedOn = posted(Category.WATER, "水费账目公开");
        jdbc.sql("update need set status = 'closed', ending = 'passedToDiscipline' where number = ?")
                .param(passedOn)
                .update();
        get("/requests/" + passedOn + ".json", 404);
        assertThat(ids(read(get("/requests.json?service_code=water", 200)))).doesNotContain(withdrawn, passedOn);
    }

    @Test
    void whatWasErasedIsNotThere() throws Exception {
        String number = posted(Category.WATER, "机井维修");
        get("/requests/" + number + ".json", 200);
        jdbc.sql("update need set erased_at = ? where number = ?")
                .params(OffsetDateTime.now(clock), number)
                .update();
        get("/requests/" + number + ".json", 404);
        get("/requests/" + number + ".json?api_key=" + key, 404);
        assertThat(ids(read(get("/requests.json?api_key=" + key, 200)))).doesNotContain(number);
    }

    @Test
    void whoReadsTooOftenWithoutAKeyIsToldSo() throws Exception {
        String path = V2 + "/requests/" + VILLAGE + "-1999-00001.json";
        int answered = 0;
        while (answered < 1000 && statusFromElsewhere(path).equals("404")) {
            answered++;
        }
        // What was used up comes back evenly, so a few more than in one burst.
        assertThat(answered).isBetween(300, 400);
        assertThat(statusFromElsewhere(path)).isEqualTo("429");
        assertThat(statusFromElsewhere(path + "?api_key=" + key)).isEqualTo("404");
        get("/requests/" + VILLAGE + "-1999-00001.json", 404);
    }

    /** From an address that no other test comes from. */
    private String statusFromElsewhere(String path) throws IOException {
        return statusFrom("127.0.0.7", path);
    }

    private String statusFrom(String address, String path) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ")[1];
        }
    }

    /** From an address of its own: a made-up key is no way around the limit. */
    @Test
    void whoTriesKeysIsCountedLikeWhoHasNone() throws Exception {
        int tried = 0;
        String answer = "403";
        while (tried < 500 && answer.equals("403")) {
            answer = statusFrom("127.0.0.8", V2 + "/requests.json?api_key=ndl_guess" + tried++);
        }
        assertThat(answer).isEqualTo("429");
        assertThat(statusFrom("127.0.0.8", V2 + "/requests.json?api_key=" + key))
                .isEqualTo("200");
        get("/services.json", 200);
    }

    /** The specification: XML must be there, and every answer has the fields of its example in the order of its example. */
    @Test
    void everyExampleIsAnsweredInBothNotations() throws Exception {
        Map<String, String> fields = request();
        String own = "12345-" + UUID.randomUUID();
        fields.put("attribute[reference]", own);
        fields.put("attribute[kind]", "life");
        Element filed = children(xml(post("/requests.xml", fields, 201))).get(0);
        String number = Objects.requireNonNull(text(filed, "service_request_id"));

        // GET service_request_id from a token.
        Element known = children(xml(get("/tokens/" + own + ".xml?api_key=" + key, 200)))
                .get(0);
        assertThat(known.getTagName()).isEqualTo("request");
        assertThat(children(known).stream().map(Element::getTagName)).containsExactly("service_request_id", "token");
        assertThat(text(known, "service_request_id")).isEqualTo(number);
        assertThat(text(known, "token")).isEqualTo(own);
        Element unknown =
                children(xml(get("/tokens/123456.xml?api_key=" + key, 404))).get(0);
        assertThat(text(unknown, "code")).isEqualTo("404");

        // GET Service Requests with every filter at once, and one that nothing fits.
        String span = "start_date=" + clock.instant().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS)
                + "&end_date=" + clock.instant().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        String whole = "?api_key=" + key + "&jurisdiction_id=" + DISTRICT
                + "&service_code=roads,water&status=open,closed&" + span;
        Element found = xml(get("/requests.xml" + whole, 200));
        assertThat(found.getTagName()).isEqualTo("service_requests");
        assertThat(children(found)).anyMatch(each -> number.equals(text(each, "service_request_id")));
        assertThat(ids(read(get("/requests.json" + whole, 200)))).contains(number);
        assertThat(children(xml(get("/requests.xml" + whole.replace("open,closed", "closed"), 200))))
                .noneMatch(each -> number.equals(text(each, "service_request_id")));
        assertThat(ids(read(get("/requests.json" + whole.replace("roads,water", "water"), 200))))
                .doesNotContain(number);
        // An offset instead of Z, with the plus as a browser writes it.
        assertThat(ids(read(get(
                        "/requests.json?api_key=" + key + "&start_date="
                                + clock.instant()
                                        .minus(1, ChronoUnit.DAYS)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .atOffset(java.time.ZoneOffset.ofHours(8))
                                        .toString()
                                        .replace("+", "%2B"),
                        200))))
                .contains(number);

        // GET Service Request, and the list of it alone, say the same.
        Element one = children(xml(get("/requests/" + number + ".xml?api_key=" + key, 200)))
                .get(0);
        assertThat(children(one).stream().map(Element::getTagName)).containsExactlyElementsOf(REQUEST_FIELDS);
        JsonNode alone =
                read(get("/requests/" + number + ".json?api_key=" + key, 200)).get(0);
        assertThat(read(get("/requests.json?service_request_id=" + number + "&api_key=" + key, 200))
                        .get(0))
                .isEqualTo(alone);
        for (Element field : children(one)) {
            assertThat(field.getTextContent())
                    .as(field.getTagName())
                    .isEqualTo(
                            alone.get(field.getTagName()).isNull()
                                    ? ""
                                    : alone.get(field.getTagName()).asText());
        }

        // Errors: 400 for what is missing, 403 for the key, 404 for what is not there; a list, in both notations.
        fields.remove("service_code");
        fields.remove("attribute[reference]");
        for (Map.Entry<String, Integer> wrong : Map.of(
                        "/requests/none", 404, "/services/none", 404, "/requests", 403, "/nothing", 404)
                .entrySet()) {
            String query = wrong.getValue() == 403 ? "?api_key=xyz" : "";
            JsonNode error = read(get(wrong.getKey() + ".json" + query, wrong.getValue()))
                    .get(0);
            Element same = children(xml(get(wrong.getKey() + ".xml" + query, wrong.getValue())))
                    .get(0);
            assertThat(same.getTagName()).isEqualTo("error");
            assertThat(text(same, "code"))
                    .isEqualTo(error.get("code").asText())
                    .isEqualTo(String.valueOf(wrong.getValue()));
            assertThat(text(same, "description"))
                    .isEqualTo(error.get("description").asText());
        }
        Element missing = children(xml(post("/requests.xml", fields, 400))).get(0);
        assertThat(text(missing, "description")).contains("service_code was not provided");
        assertThat(missing.getOwnerDocument().getXmlEncoding()).isEqualToIgnoringCase("utf-8");
    }

    // ---- the rest

    @Test
    void clientsFindTheInterfaceByItsDiscovery() throws Exception {
        JsonNode discovery = read(get("/discovery.json", 200));
        assertThat(fields(discovery)).containsExactly("changeset", "contact", "key_service", "endpoints");
        JsonNode endpoint = discovery.get("endpoints").get(0);
        assertThat(endpoint.get("specification").asText()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        assertThat(endpoint.get("url").asText()).isEqualTo("http://localhost:" + port + V2);
        assertThat(xml(get("/discovery.xml", 200))
                        .getElementsByTagName("format")
                        .getLength())
                .isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsSaidInTheFormOfTheStandard() throws Exception {
        assertThat(read(get("/nothing.json", 404)).get(0).get("code").asInt()).isEqualTo(404);
        assertThat(children(xml(get("/services/roads/parts", 404)))).hasSize(1);
    }

    @Test
    void keysAreIssuedAndRevokedByAdministratorsOnly() throws Exception {
        String clients = "/api/administration/open311/clients";
        assertThat(admin("clerk.201").get(clients).statusCode()).isEqualTo(403);
        assertThat(new Visitor(port).get(clients).statusCode()).isEqualTo(401);
        String listed = admin("admin.district").get(clients).body();
        assertThat(listed).contains(client).doesNotContain(key);
        assertThat(jdbc.sql("select count(*) from open311_client where key_hash = ?")
                        .param(key)
                        .query(Long.class)
                        .single())
                .isZero();
        for (String wrong : List.of(
                "{\"id\":\"A b\",\"name\":\"x\",\"units\":[\"990101\"]}",
                "{\"id\":\"good\",\"name\":\"\",\"units\":[\"990101\"]}",
                "{\"id\":\"good\",\"name\":\"x\",\"units\":[]}",
                "{\"id\":\"good\",\"name\":\"x\",\"units\":[\"990101-transport\"]}",
                "{\"id\":\"good\",\"name\":\"x\",\"channel\":\"hall\",\"units\":[\"990101\"]}")) {
            assertThat(admin("admin.district").post(clients, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(admin("admin.district")
                        .post(clients, "{\"id\":\"" + client + "\",\"name\":\"x\",\"units\":[\"990101\"]}")
                        .statusCode())
                .isEqualTo(409);

        get("/requests.json?api_key=" + key, 200);
        JsonNode mine = StreamSupport.stream(
                        json.readTree(admin("admin.district").get(clients).body())
                                .spliterator(),
                        false)
                .filter(each -> each.get("id").asText().equals(client))
                .findFirst()
                .orElseThrow();
        assertThat(mine.get("lastUsedOn").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(mine.get("places").get(0).get("name").get("zh").asText()).contains("示例区");
        assertThat(mine.get("waiting").asInt()).isZero();
        String town = "{\"name\":\"改名\",\"units\":[\"990101101\"]}";
        assertThat(admin("clerk.201")
                        .send("PUT", clients + "/" + client, "application/json", town)
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin("admin.district")
                        .send("PUT", clients + "/" + client, "application/json", town)
                        .statusCode())
                .isEqualTo(204);
        refused("description", "清河镇不再归它", 403, "may not file for " + VILLAGE);

        String fresh = json.readTree(admin("admin.district")
                        .post(clients + "/" + client + "/key", "{}")
                        .body())
                .get("key")
                .asText();
        get("/requests.json?api_key=" + key, 403);
        get("/requests.json?api_key=" + fresh, 200);
        assertThat(admin("admin.district")
                        .send("DELETE", clients + "/" + client, "", "")
                        .statusCode())
                .isEqualTo(204);
        get("/requests.json?api_key=" + fresh, 403);
        assertThat(admin("admin.district").get("/api/administration/log").body())
                .contains("open311.client", "open311.key", "open311.revoke", client);
    }

    // ---- what a hotline sends

    private Map<String, String> request() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_key", key);
        fields.put("jurisdiction_id", DISTRICT);
        fields.put("service_code", "roads");
        fields.put("address_string", "村口水塔旁3号");
        fields.put("attribute[village]", VILLAGE);
        fields.put("last_name", LAST_NAME);
        fields.put("first_name", FIRST_NAME);
        fields.put("phone", PHONE);
        fields.put("description", RAW_WORDS);
        return fields;
    }

    private String posted(Category category, String title) throws Exception {
        return posted(category, title, VILLAGE);
    }

    private String posted(Category category, String title, String village) throws Exception {
        Map<String, String> fields = request();
        fields.put("attribute[village]", village);
        fields.put("service_code", category.code());
        fields.put("attribute[households]", "20");
        String number = read(post("/requests.json", fields, 201))
                .get(0)
                .get("service_request_id")
                .asText();
        Actor clerk = Actor.of("clerk.201", village);
        boolean child = category == Category.COMPANIONSHIP;
        needs.triaged(
                number,
                new TriageDecision(
                        title,
                        "村东桥头",
                        child ? Kind.EMOTIONAL : Kind.LIFE,
                        category,
                        Scope.COMMON,
                        20,
                        false,
                        child ? LeftBehind.CHILD : LeftBehind.NONE),
                clerk);
        needs.screened(
                number,
                new ScreeningDecision(ScreeningOutcome.ACCEPTED, DecidedBy.MEETING, null, null, "M 31:2:1", null),
                clerk);
        needs.posted(number, clock.instant().plus(Duration.ofDays(5)), clerk);
        return number;
    }

    private String village(Map<String, String> fields) throws Exception {
        String number = read(post("/requests.json", fields, 201))
                .get(0)
                .get("service_request_id")
                .asText();
        return needs.view(number).village();
    }

    private void refused(String field, String value, int status, String words) throws Exception {
        Map<String, String> fields = request();
        fields.put(field, value);
        JsonNode error = read(post("/requests.json", fields, status)).get(0);
        assertThat(error.get("code").asInt()).isEqualTo(status);
        assertThat(error.get("description").asText()).as(field).contains(words);
    }

    private long filed() {
        return jdbc.sql("select count(*) from open311_request")
                .query(Long.class)
                .single();
    }

    private String otherClient() throws Exception {
        return json.readTree(admin("admin.district")
                        .post(
                                "/api/administration/open311/clients",
                                "{\"id\":\"other-"
                                        + UUID.randomUUID().toString().substring(0, 8)
                                        + "\",\"name\":\"别的应用\",\"units\":[\"" + DISTRICT + "\"]}")
                        .body())
                .get("key")
                .asText();
    }

    private Visitor admin(String user) {
        return new Visitor(port).basic(user);
    }

    private HttpResponse<String> get(String path, int status) {
        return kept(new Visitor(port).get(V2 + path), "GET " + path, status);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, int status) {
        return kept(
                new Visitor(port)
                        .send("POST", V2 + path, "application/x-www-form-urlencoded; charset=utf-8", form(fields)),
                "POST " + path + " " + fields,
                status);
    }

    private HttpResponse<String> kept(HttpResponse<String> answer, String what, int status) {
        answers.add(answer.body() + answer.headers().map());
        assertThat(answer.statusCode()).as(what + "\n" + answer.body()).isEqualTo(status);
        return answer;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode read(HttpResponse<String> answer) throws JsonProcessingException {
        return json.readTree(answer.body());
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> ids(JsonNode requests) {
        List<String> ids = new ArrayList<>();
        requests.forEach(each -> ids.add(each.get("service_request_id").asText()));
        return ids;
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static Element xml(HttpResponse<String> answer) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.body())));
        return document.getDocumentElement();
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static @Nullable String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
