package org.needsline.open311;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.needsline.need.Category;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.wording.Bilingual;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The services that can be asked for: the library's 16 categories, with what is asked about each. */
@Component
class ServiceCatalogue {

    static final String VILLAGE = "village";
    static final String KIND = "kind";
    static final String HOUSEHOLDS = "households";
    static final String DANGER = "danger";
    static final String HARDSHIP = "hardship";
    static final String LEFT_BEHIND = "left_behind";
    static final String CONSENT = "consent_to_name";
    static final String REFERENCE = "reference";

    private static final String FILE = "open311/services.csv";
    private static final List<Answers.Value> YES_NO =
            List.of(new Answers.Value("true", "是 Yes"), new Answers.Value("false", "否 No"));

    private final Map<Category, Answers.Service> services = new LinkedHashMap<>();

    ServiceCatalogue() throws IOException {
        Map<String, CSVRecord> rows = new LinkedHashMap<>();
        try (Reader file = new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8);
                CSVParser lines = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(file)) {
            lines.forEach(row -> rows.put(row.get("code"), row));
        }
        for (Category category : Category.values()) {
            CSVRecord row = Optional.ofNullable(rows.get(category.code()))
                    .orElseThrow(() -> new IllegalStateException(FILE + " has no line for " + category.code()));
            services.put(
                    category,
                    new Answers.Service(
                            category.code(),
                            category.label().toString(),
                            Bilingual.of(row.get("descriptionZh"), row.get("descriptionEn"))
                                    .toString(),
                            true,
                            "realtime",
                            row.get("keywords"),
                            Bilingual.of(row.get("groupZh"), row.get("groupEn")).toString()));
        }
    }

    List<Answers.Service> all() {
        return List.copyOf(services.values());
    }

    /**
     * The category of a code.
     *
     * @throws Open311Problem 404, if there is none
     */
    Category category(String code) {
        return Arrays.stream(Category.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Open311Problem.notFound(Bilingual.of(
                        "没有service_code为“" + code + "”的服务。", "The service_code " + code + " was not found.")));
    }

    Answers.Definition definition(Category category) {
        return new Answers.Definition(
                category.code(),
                List.of(
                        new Answers.Attribute(
                                false,
                                "placing",
                                "string",
                                false,
                                null,
                                1,
                                "按村（社区）受理：请给出村，或在address_id中填村、网格的统计用区划代码，或在address_string中写明村名。"
                                        + "经纬度可以附上，但不保存，也不能代替村。照片地址media_url附在描述之后。"
                                        + " Needs belong to villages: give the village, or the statistical code of a village or grid as"
                                        + " address_id, or name the village in address_string. lat and long may be sent; they are not"
                                        + " kept and do not stand for a village. A media_url is added to the description.",
                                List.of()),
                        new Answers.Attribute(
                                true,
                                VILLAGE,
                                "string",
                                false,
                                "12位代码或全称 12-digit code or full name",
                                2,
                                "村或社区 Village or community",
                                List.of()),
                        new Answers.Attribute(
                                true,
                                KIND,
                                "singlevaluelist",
                                false,
                                null,
                                3,
                                "需求种类（不填按生活） Kind of need (life if left out)",
                                Arrays.stream(Kind.values())
                                        .map(kind -> new Answers.Value(
                                                kind.code(), kind.label().toString()))
                                        .toList()),
                        new Answers.Attribute(
                                true,
                                HOUSEHOLDS,
                                "number",
                                false,
                                "整数 whole number",
                                4,
                                "受益户数（不填按1户） Households that benefit (1 if left out)",
                                List.of()),
                        new Answers.Attribute(
                                true,
                                DANGER,
                                "singlevaluelist",
                                false,
                                null,
                                5,
                                "是否危及生命或住房 Danger to life or dwelling",
                                YES_NO),
                        new Answers.Attribute(
                                true, HARDSHIP, "singlevaluelist", false, null, 6, "是否特困户 Hardship household", YES_NO),
                        new Answers.Attribute(
                                true,
                                LEFT_BEHIND,
                                "singlevaluelist",
                                false,
                                null,
                                7,
                                "三留守 Left-behind group",
                                Arrays.stream(LeftBehind.values())
                                        .map(group -> new Answers.Value(
                                                group.code(), group.label().toString()))
                                        .toList()),
                        new Answers.Attribute(
                                true,
                                CONSENT,
                                "singlevaluelist",
                                false,
                                null,
                                8,
                                "是否同意向承办单位说明姓名 Consents to be named to those who deliver",
                                YES_NO),
                        new Answers.Attribute(
                                true,
                                REFERENCE,
                                "string",
                                false,
                                "最多200字 at most 200 characters",
                                9,
                                "贵方的工单编号；同一编号重复提交只登记一次，可用它查询编号。"
                                        + " Your own number of this request: repeated, it is registered once, and leads to ours (tokens).",
                                List.of())));
    }
}
