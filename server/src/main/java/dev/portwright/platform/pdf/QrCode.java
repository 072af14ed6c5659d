package dev.portwright.platform.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.util.Map;

/** Text that cameras read. */
public final class QrCode {
    private static final int DARK = 0x000000;
    private static final int LIGHT = 0xffffff;

    /** Pixels of each of its modules, so that it is sharp in print. */
    private static final int SCALE = 6;

    private static final int QUIET_MODULES = 2;

    private QrCode() {}

    /** Draws a short text. */
    public static Picture of(String text) {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.MARGIN, QUIET_MODULES, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        BitMatrix modules;
        try {
            modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("not a text for a code: " + text, e);
        }
        int side = modules.getWidth() * SCALE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                image.setRGB(x, y, modules.get(x / SCALE, y / SCALE) ? DARK : LIGHT);
            }
        }
        return Picture.of(image);
    }
}
