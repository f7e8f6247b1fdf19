package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SystemTest
class NeedImportTest {

    private static final String HEADING = "村编码,类别,种类,描述,地点,范围,受益户数,紧急,特困,三留守,姓名,电话,同意署名,登记日期\n";

    @Autowired
    NeedService service;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder = Path.of("");

    private final List<String> started = new ArrayList<>();
    private boolean engineDown;

    @BeforeEach
    void units() {
        NeedFixtures.units(jdbc);
        jdbc.update("delete from need_reporter where number like '990199100207%'");
        jdbc.update("delete from need_timeline where number like '990199100207%'");
        jdbc.update("delete from need_search where village = '990199100207'");
        jdbc.update("delete from need where village = '990199100207'");
        jdbc.update("delete from need_counter where village = '990199100207'");
    }

    @Test
    void goodLinesAreRegisteredBadOnesComeBackWithTheirReasons() throws IOException {
        Path file = folder.resolve("柳树村.csv");
        Files.writeString(
                file,
                "\uFEFF" + HEADING
                        + "990199100207,道路交通,发展,村东头的路断了,村东头,共性,86,否,否,无,周桂兰,139 0000 0001,是,2026-03-05\n"
                        + "990199100207,飞碟,生活,要个飞碟,,,,,,,,,,\n"
                        + "990199100999,道路交通,发展,修路,,,,,,,,,,\n"
                        + "990199100207,water,life,水压低,三组,,,no,no,,,,,2026/3/5\n"
                        + "990199100207,养老,生活,想有人送餐,,个性,1,,,留守老人,冯德福,12345,否,2026年3月5日\n"
                        + ",,,,,,,,,,,,,\n"
                        + "990199100207,道路交通,发展,,,,,,,,,,,\n"
                        + "990199100207,道路交通,发展,修路,,,许多,,,,,,,\n"
                        + "990199100207,道路交通,发展,修路,,,,,,,,,,2026-02-30\n");
        NeedImportStart start = start();

        start.run(new DefaultApplicationArguments("--import-needs=" + file));

        assertThat(start.getExitCode()).isEqualTo(2);
        assertThat(started).hasSize(2);
        NeedView first = service.view(started.get(0));
        assertThat(first.number()).isEqualTo("990199100207-2026-00001");
        assertThat(first.channel()).isEqualTo(Channel.IMPORT);
        assertThat(first.registeredOn()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(service.texts(first.number()).reporter()).isEqualTo(new Reporter("周桂兰", "13900000001", null, true));
        List<String> rejected = Files.readAllLines(folder.resolve("柳树村-rejected.csv"));
        assertThat(rejected).hasSize(7);
        assertThat(rejected.get(0)).startsWith("\uFEFF村编码,类别").endsWith("登记日期,行号,原因,reason");
        assertThat(rejected.get(1)).contains("3,类别“飞碟”不认识", "The category");
        assertThat(rejected.get(2)).contains("4,没有编码为“990199100999”的村（社区）。");
        assertThat(rejected.get(3)).contains("6,电话号码不正确");
        assertThat(rejected.get(4)).contains("8,“描述”没有填写。");
        assertThat(rejected.get(5)).contains("9,受益户数应为数字，不能是“许多”。");
        assertThat(rejected.get(6)).contains("10,登记日期“2026-02-30”不是有效日期");
    }

    @Test
    void aRepeatCreatesNothingTwiceAndARepairedSheetAddsOnlyWhatIsNew() throws IOException {
        Path file = folder.resolve("needs.csv");
        String good = "990199100207,环境卫生,生活,桥头垃圾桶太少,桥头,共性,60,,,,,,,2026-03-05\n";
        Files.writeString(file, HEADING + good + good + "990199100207,环境卫生,生活,河水发臭,村西,共性,七十,,,,,,,\n");
        start().run(new DefaultApplicationArguments("--import-needs=" + file));
        assertThat(started).hasSize(1);

        Path rejected = folder.resolve("needs-rejected.csv");
        Files.writeString(rejected, Files.readString(rejected).replace("七十", "70"));
        NeedImportStart again = start();
        again.run(new DefaultApplicationArguments("--import-needs=" + rejected, "--import-needs=" + file));

        assertThat(started).hasSize(2);
        assertThat(jdbc.queryForObject("select count(*) from need where village = '990199100207'", Integer.class))
                .isEqualTo(2);
    }

    @Test
    void aLineThatFailsInsideLosesNoOtherAndCanBeImportedAgain() throws IOException {
        Path file = folder.resolve("needs.csv");
        Files.writeString(
                file,
                HEADING
                        + "990199100207,环境卫生,生活,桥头垃圾桶太少,桥头,共性,60,,,,,,,\n"
                        + "990199100207,环境卫生,生活,引擎故障,桥头,共性,60,,,,,,,\n"
                        + "990199100207,环境卫生,生活,河水发臭,村西,共性,70,,,,,,,\n");
        engineDown = true;
        NeedImportStart start = start();
        start.run(new DefaultApplicationArguments("--import-needs=" + file));

        assertThat(start.getExitCode()).isEqualTo(2);
        assertThat(started).hasSize(2);
        assertThat(Files.readString(folder.resolve("needs-rejected.csv"))).contains("引擎故障", "可重新导入");

        engineDown = false;
        NeedImportStart again = start();
        again.run(new DefaultApplicationArguments("--import-needs=" + file));
        assertThat(again.getExitCode()).isZero();
        assertThat(started).hasSize(3);
        assertThat(folder.resolve("needs-rejected.csv")).doesNotExist();
        assertThat(jdbc.queryForList(
                        "select number from need where village = '990199100207' order by number", String.class))
                .hasSize(3)
                .allMatch(number -> number.matches(".*-0000[123]"));
    }

    @Test
    void aWorkbookIsReadWithItsDaysAndLongNumbers() throws IOException {
        Path file = folder.resolve("needs.xlsx");
        Files.write(file, workbook());
        NeedImportStart start = start();
        start.run(new DefaultApplicationArguments("--import-needs=" + file));

        assertThat(start.getExitCode()).isZero();
        assertThat(started).hasSize(1);
        NeedView need = service.view(started.get(0));
        assertThat(need.registeredOn()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(need.households()).isEqualTo(86);
        assertThat(service.texts(need.number()).reporter()).isEqualTo(new Reporter("周桂兰", "13900000001", null, false));
    }

    @Test
    void chineseSpreadsheetProgramsEncodeInTheirOwnWay() {
        Sheet sheet = Sheet.read((HEADING + "990199100207,道路交通,发展,修路\n").getBytes(Charset.forName("GB18030")));

        assertThat(NeedSheet.report(sheet.rows().get(0)).description()).isEqualTo("修路");
    }

    @Test
    void aFileThatIsNoSheetOfNeedsIsRefusedAsAWhole() throws IOException {
        assertThatThrownBy(() -> Sheet.read(new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("旧版或加密");
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "a,b\n1,2\n");
        NeedImportStart start = start();
        start.run(new DefaultApplicationArguments(
                "--import-needs=" + file, "--import-needs=" + folder.resolve("none.csv")));

        assertThat(start.getExitCode()).isEqualTo(2);
        assertThat(started).isEmpty();
    }

    @Test
    void everySampleIsAGoodLine() {
        List<NeedSamples.Sample> samples = NeedSamples.all();

        assertThat(samples).hasSize(50);
        assertThat(samples).extracting(sample -> sample.report().category()).contains(Category.values());
        assertThat(samples)
                .extracting(sample -> sample.report().village())
                .containsOnly(
                        "990101100201", "990101100202", "990101100203", "990101101201", "990101101202", "990101101203");
        assertThat(samples)
                .extracting(sample -> sample.report().idempotencyKey())
                .doesNotHaveDuplicates();
        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.title()).isNotBlank().hasSizeLessThanOrEqualTo(Checks.TITLE);
            assertThat(Checks.reporter(sample.report().reporter()))
                    .isEqualTo(sample.report().reporter());
        });
    }

    private NeedImportStart start() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        NeedStarter starter = number -> {
            if (engineDown && service.texts(number).description().contains("引擎故障")) {
                throw new IllegalStateException("The engine is down for this one");
            }
            started.add(number);
        };
        beans.registerSingleton("starter", starter);
        return new NeedImportStart(
                new NeedImport(new NeedRegistration(service, beans.getBeanProvider(NeedStarter.class), transaction)));
    }

    /** The smallest workbook with texts, numbers and a day. */
    private static byte[] workbook() throws IOException {
        String[] heading = HEADING.strip().split(",");
        StringBuilder rows = new StringBuilder("<row r=\"1\">");
        for (int i = 0; i < heading.length; i++) {
            rows.append(text((char) ('A' + i) + "1", heading[i]));
        }
        rows.append("</row><row r=\"2\">")
                .append("<c r=\"A2\"><v>990199100207</v></c>")
                .append(text("B2", "道路交通"))
                .append(text("C2", "发展"))
                .append(text("D2", "村东头的路断了"))
                .append("<c r=\"G2\"><v>86</v></c>")
                .append(text("K2", "周桂兰"))
                .append("<c r=\"L2\"><v>13900000001</v></c>")
                .append("<c r=\"N2\" s=\"1\"><v>46086</v></c></row>");
        Map<String, String> parts = Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>",
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"需求\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
                "xl/styles.xml",
                "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                        + "</sheetData></worksheet>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}
