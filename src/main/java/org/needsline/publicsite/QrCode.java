package org.needsline.publicsite;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * An address as a QR code, drawn as squares on a grid with the quiet edge of four that the standard asks for.
 *
 * @param size squares from edge to edge
 * @param path of the dark squares, for SVG
 */
record QrCode(int size, String path) {

    private static final int EDGE = 4;

    /** A quarter of it may be torn or dirty and it is still read. */
    static QrCode of(String address) {
        ByteMatrix squares;
        try {
            squares = Encoder.encode(address, ErrorCorrectionLevel.Q).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + address, e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            int x = 0;
            while (x < squares.getWidth()) {
                int end = x;
                while (end < squares.getWidth() && squares.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    path.append('M').append(x + EDGE).append(' ').append(y + EDGE);
                    path.append('h')
                            .append(end - x)
                            .append("v1h-")
                            .append(end - x)
                            .append('z');
                }
                x = end + 1;
            }
        }
        return new QrCode(squares.getWidth() + 2 * EDGE, path.toString());
    }

    /** As a picture of its own. */
    String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size
                + "H0z\"/><path d=\""
                + path + "\"/></svg>";
    }
}
