package org.needsline.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String ADDRESS = "https://needs.example.gov.cn/site/villages/990101100201";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
    private static final int SCALE = 6;

    @Test
    void whatIsDrawnIsReadByAPhone() throws ReaderException {
        QrCode code = QrCode.of(ADDRESS);
        int edge = code.size() * SCALE;
        int[] pixels = new int[edge * edge];
        Arrays.fill(pixels, 0xffffff);
        Matcher runs = RUN.matcher(code.path());
        int drawn = 0;
        while (runs.find()) {
            int left = Integer.parseInt(runs.group(1)) * SCALE;
            int top = Integer.parseInt(runs.group(2)) * SCALE;
            for (int y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * edge + left, y * edge + left + Integer.parseInt(runs.group(3)) * SCALE, 0);
            }
            drawn += runs.group().length();
        }

        assertThat(drawn).isEqualTo(code.path().length());
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(edge, edge, pixels))))
                        .getText())
                .isEqualTo(ADDRESS);
    }

    @Test
    void thePictureStandsByItself() {
        assertThat(QrCode.of(ADDRESS).svg())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .doesNotContain("style");
    }
}
