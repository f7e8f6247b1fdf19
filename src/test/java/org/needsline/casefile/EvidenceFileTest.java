package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.wording.Refusal;

/** What files may come in, and what is left of them, without a case around. */
class EvidenceFileTest {

    private static final String DOCX_MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private final EvidenceCheck check = new EvidenceCheck();
    private final Photos photos = new Photos();

    @TempDir
    Path folder = Path.of("");

    @Test
    void aPhotoKeepsItsPixelsUprightAndNothingElse() throws Exception {
        byte[] taken = SampleFiles.phonePhoto(400, 300);
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(taken))
                        .getFirstDirectoryOfType(GpsDirectory.class)
                        .getGeoLocation())
                .as("the sample really says where it was taken")
                .isNotNull();
        Path stored = folder.resolve("stored");
        Path thumbnail = folder.resolve("thumbnail");

        Photos.Drawn drawn = photos.draw(file(taken), EvidenceType.JPEG, "IMG.jpg", stored, thumbnail);

        for (Path picture : new Path[] {stored, thumbnail}) {
            byte[] bytes = Files.readAllBytes(picture);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("SECRETPHONE", "Exif");
            for (Directory directory :
                    ImageMetadataReader.readMetadata(picture.toFile()).getDirectories()) {
                assertThat(directory).isNotInstanceOfAny(GpsDirectory.class, ExifDirectoryBase.class);
            }
        }
        assertThat(drawn).isEqualTo(new Photos.Drawn(300, 400));
        BufferedImage upright = ImageIO.read(stored.toFile());
        assertThat(upright.getWidth()).isEqualTo(300);
        assertThat(new Color(upright.getRGB(150, 50)).getRed())
                .as("left is up now")
                .isGreaterThan(200);
        assertThat(new Color(upright.getRGB(150, 350)).getBlue()).isGreaterThan(200);
        BufferedImage small = ImageIO.read(thumbnail.toFile());
        assertThat(Math.max(small.getWidth(), small.getHeight())).isEqualTo(Photos.THUMBNAIL_SIDE);
    }

    @Test
    void whatIsHiddenBehindAPhotoGoes() throws Exception {
        byte[] polyglot = SampleFiles.joined(
                SampleFiles.jpeg(60, 40), SampleFiles.zip(Map.of("evil.js", "<script>alert(1)</script>")));
        Path stored = folder.resolve("stored");

        assertThat(check.of(file(polyglot), "a.jpg")).isEqualTo(EvidenceType.JPEG);
        photos.draw(file(polyglot), EvidenceType.JPEG, "a.jpg", stored, folder.resolve("thumbnail"));

        assertThat(new String(Files.readAllBytes(stored), StandardCharsets.ISO_8859_1))
                .doesNotContain("evil.js", "PK\u0003\u0004");
    }

    @Test
    void aPhotoLargerThanNeededIsMadeSmaller() throws Exception {
        Path stored = folder.resolve("stored");

        Photos.Drawn drawn = photos.draw(
                file(SampleFiles.png(5000, 100)), EvidenceType.PNG, "a.png", stored, folder.resolve("thumbnail"));

        assertThat(drawn.width()).isEqualTo(Photos.LONGEST_SIDE);
        assertThat(ImageIO.read(stored.toFile()).getWidth()).isEqualTo(Photos.LONGEST_SIDE);
    }

    @Test
    void aBombIsNotUnpacked() {
        byte[] bomb = SampleFiles.bomb(50_000, 50_000);
        assertThat(bomb.length).isLessThan(300_000);

        assertThatThrownBy(() ->
                        photos.draw(file(bomb), EvidenceType.PNG, "a.png", folder.resolve("s"), folder.resolve("t")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("像素过多")
                .hasMessageContaining("a.png");
    }

    @Test
    void aBrokenPhotoIsRefused() throws Exception {
        byte[] broken = java.util.Arrays.copyOf(SampleFiles.png(200, 200), 120);

        assertThatThrownBy(() ->
                        photos.draw(file(broken), EvidenceType.PNG, "a.png", folder.resolve("s"), folder.resolve("t")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已损坏或无法读取");
    }

    @Test
    void theKindsThatACaseTakes() throws Exception {
        assertThat(check.of(file(SampleFiles.jpeg(9, 9)), "a.JPEG")).isEqualTo(EvidenceType.JPEG);
        assertThat(check.of(file(SampleFiles.jpeg(9, 9)), "image")).isEqualTo(EvidenceType.JPEG);
        assertThat(check.of(file(SampleFiles.png(9, 9)), "a.png")).isEqualTo(EvidenceType.PNG);
        assertThat(check.of(file(SampleFiles.pdf(false)), "a.pdf")).isEqualTo(EvidenceType.PDF);
        assertThat(check.of(file(SampleFiles.docx()), "a.docx")).isEqualTo(EvidenceType.DOCX);
    }

    @Test
    void everythingElseIsRefusedByItsContent() {
        refused(SampleFiles.text("MZ\u0090\0\u0003\0\0\0 this is a program"), "photo.jpg", "不是可以接收的文件");
        refused(
                SampleFiles.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
                "a.svg",
                "不是可以接收的文件");
        refused(SampleFiles.text("<!DOCTYPE html><html><script>alert(1)</script></html>"), "a.pdf", "不是可以接收的文件");
        refused(SampleFiles.text("<html>%PDF-1.7 hidden</html>"), "a.pdf", "不是可以接收的文件");
        refused(SampleFiles.zip(Map.of("a.txt", "x")), "a.docx", "不是可以接收的文件");
        refused(SampleFiles.text("GIF89a"), "a.gif", "不是可以接收的文件");
        refused(new byte[0], "a.jpg", "是空文件");
    }

    @Test
    void aNameThatSaysSomethingElseIsRefused() {
        refused(SampleFiles.jpeg(9, 9), "a.png", "内容却是 JPEG");
        refused(SampleFiles.docx(), "a.pdf", "内容却是 DOCX");
        refused(SampleFiles.pdf(false), "a.exe", "内容却是 PDF");
    }

    @Test
    void whatActsWhenItIsOpenedIsRefused() {
        String acts = "含有宏、脚本或内嵌文件";
        refused(SampleFiles.pdf(true), "a.pdf", acts);
        refused(office("vnd.ms-word.document.macroEnabled.main+xml", "word/vbaProject.bin"), "a.docx", acts);
        refused(office(DOCX_MAIN, "word/vbaProject.bin"), "a.docx", acts);
        refused(office(DOCX_MAIN, "word/embeddings/oleObject1.bin"), "a.docx", acts);
        refused(office(DOCX_MAIN, "word/activeX/activeX1.xml"), "a.docx", acts);
        Map<String, String> template = new LinkedHashMap<>();
        template.put("[Content_Types].xml", SampleFiles.officeTypes(DOCX_MAIN));
        template.put("word/_rels/settings.xml.rels", "<R Type=\"x/attachedTemplate\" TargetMode=\"External\"/>");
        refused(SampleFiles.zip(template), "a.docx", acts);
    }

    private static byte[] office(String mainType, String part) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", SampleFiles.officeTypes(mainType));
        parts.put(part, "x");
        return SampleFiles.zip(parts);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.jpg, passwd.jpg",
        "C:\\Users\\x\\photo.jpg, photo.jpg",
        "'<img src=x onerror=alert(1)>.jpg', '_img src=x onerror=alert(1)_.jpg'",
        "'\u202Egpj.exe', gpj.exe",
        "'a\u0000b\n.jpg', ab.jpg",
        "'...', file",
        "'', file",
        "'  .htaccess ', htaccess",
        "'灯 坏了\u3000三盏.jpg', '灯 坏了 三盏.jpg'"
    })
    void aHostileNameBecomesAName(String given, String cleaned) {
        assertThat(FileName.clean(given)).isEqualTo(cleaned);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String cleaned = FileName.clean("灯".repeat(300) + ".jpg");

        assertThat(cleaned).hasSize(100).endsWith("….jpg");
    }

    private void refused(byte[] content, String name, String sentence) {
        assertThatThrownBy(() -> check.of(file(content), name))
                .as(name)
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.sentence().zh()).contains(name).contains(sentence);
                });
    }

    private Path file(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "sent", null);
        return Files.write(file, content);
    }
}
