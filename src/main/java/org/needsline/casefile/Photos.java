package org.needsline.casefile;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/**
 * Photos are drawn anew: what is stored are the pixels, turned as the camera was held, and nothing that the camera or somebody else wrote
 * beside them (place, device, owner, thumbnails, other files).
 */
@Component
class Photos {

    /** Of the longer side, in pixels: enough to read a meter in the picture. */
    static final int LONGEST_SIDE = 4096;

    static final int THUMBNAIL_SIDE = 320;

    /** More is no photo of a village road, but may fill the memory: 8192 × 6144. */
    static final long MOST_PIXELS = 8192L * 6144;

    private static final double QUALITY = 0.88;

    /** A decoded photo may take 200 MB, so not all at once. */
    private final Semaphore places = new Semaphore(1);

    /** What was stored. */
    record Drawn(int width, int height) {}

    /**
     * Draws the photo and its thumbnail anew.
     *
     * @throws Refusal invalid, when it cannot be read or is too large
     */
    Drawn draw(Path photo, EvidenceType type, String name, Path target, Path thumbnail) throws IOException {
        checkSize(photo, name);
        places.acquireUninterruptibly();
        try {
            BufferedImage picture = upright(photo, name);
            try (OutputStream out = Files.newOutputStream(target)) {
                Thumbnails.of(type == EvidenceType.PNG ? picture : opaque(picture))
                        .scale(1)
                        .outputFormat(type == EvidenceType.PNG ? "png" : "jpg")
                        .outputQuality(QUALITY)
                        .toOutputStream(out);
            }
            try (OutputStream out = Files.newOutputStream(thumbnail)) {
                Thumbnails.of(opaque(smaller(picture, THUMBNAIL_SIDE)))
                        .scale(1)
                        .outputFormat("jpg")
                        .outputQuality(QUALITY)
                        .toOutputStream(out);
            }
            return new Drawn(picture.getWidth(), picture.getHeight());
        } finally {
            places.release();
        }
    }

    /** Asks for the size only: nothing is unpacked before it is known to be bearable. */
    private static void checkSize(Path photo, String name) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(photo.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw EvidenceCheck.unreadable(name);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw EvidenceCheck.refusal(
                            name,
                            "像素过多（" + pixels / 1_000_000 + " 百万）。请把照片缩小到 5000 万像素以内再传。",
                            "has too many pixels (" + pixels / 1_000_000
                                    + " million). Please make it smaller than 50 million and try again.");
                }
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw EvidenceCheck.unreadable(name);
        }
    }

    private static BufferedImage upright(Path photo, String name) throws IOException {
        try {
            return smaller(
                    Thumbnails.of(photo.toFile())
                            .scale(1)
                            .useExifOrientation(true)
                            .asBufferedImage(),
                    LONGEST_SIDE);
        } catch (IOException | RuntimeException e) {
            throw EvidenceCheck.unreadable(name);
        }
    }

    private static BufferedImage smaller(BufferedImage picture, int side) throws IOException {
        return Math.max(picture.getWidth(), picture.getHeight()) <= side
                ? picture
                : Thumbnails.of(picture).size(side, side).asBufferedImage();
    }

    /** JPEG knows no transparency. */
    private static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        BufferedImage flat = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = flat.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return flat;
    }
}
