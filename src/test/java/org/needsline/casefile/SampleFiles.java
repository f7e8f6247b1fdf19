package org.needsline.casefile;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files as people and worse send them. */
public final class SampleFiles {

    private SampleFiles() {}

    /** A picture, red on its left half and blue on its right. */
    static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return picture;
    }

    static byte[] jpeg(int width, int height) {
        return written(picture(width, height), "jpg");
    }

    static byte[] png(int width, int height) {
        return written(picture(width, height), "png");
    }

    private static byte[] written(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a phone writes it: held upright, with the place where it was taken and the make of the phone. */
    public static byte[] phonePhoto(int width, int height) {
        byte[] plain = jpeg(width, height);
        byte[] exif = exif();
        ByteBuffer photo = ByteBuffer.allocate(plain.length + exif.length + 4);
        photo.put(plain, 0, 2);
        photo.putShort((short) 0xFFE1);
        photo.putShort((short) (exif.length + 2));
        photo.put(exif);
        photo.put(plain, 2, plain.length - 2);
        return photo.array();
    }

    private static byte[] exif() {
        ByteBuffer tiff = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        int make = 8 + 2 + 3 * 12 + 4;
        int gps = make + 12;
        int latitude = gps + 2 + 4 * 12 + 4;
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, 12, make);
        entry(tiff, 0x0112, 3, 1, 6);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0);
        tiff.put("SECRETPHONE\0".getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, latitude);
        entry(tiff, 3, 2, 2, 'E');
        entry(tiff, 4, 5, 3, latitude + 24);
        tiff.putInt(0);
        for (int part : new int[] {30, 15, 20, 114, 20, 10}) {
            tiff.putInt(part).putInt(1);
        }
        byte[] block = new byte[tiff.position()];
        tiff.flip().get(block);
        ByteBuffer all = ByteBuffer.allocate(6 + block.length);
        all.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(block);
        return all.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A few kilobytes that unpack to so many pixels. */
    static byte[] bomb(int width, int height) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
            chunk(
                    png,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put((byte) 8)
                            .array());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                byte[] nothing = new byte[width + 1];
                for (int row = 0; row < Math.min(height, 2_000); row++) {
                    deflater.write(nothing);
                }
            }
            chunk(png, "IDAT", packed.toByteArray());
            chunk(png, "IEND", new byte[0]);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        png.write(ByteBuffer.allocate(4).putInt(content.length).array());
        png.write(name);
        png.write(content);
        png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    static byte[] zip(Map<String, String> entries) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, String> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String officeTypes(String mainType) {
        return "<Types><Override PartName=\"/main.xml\" ContentType=\"" + mainType + "\"/></Types>";
    }

    static byte[] docx() {
        return zip(Map.of(
                "[Content_Types].xml",
                officeTypes("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
                "word/document.xml",
                "<w/>"));
    }

    public static byte[] pdf(boolean withScript) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            if (withScript) {
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
