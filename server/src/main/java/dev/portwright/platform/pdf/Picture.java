package dev.portwright.platform.pdf;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture for a page, drawn anew from what a client has sent: whatever else was in its file is gone, and it is no larger
 * than print needs.
 */
public final class Picture {
    /** How many pixels a picture of a client has on each side at most. */
    public static final int MOST_PIXELS = 2_000;

    /** The same of one that goes into a file. */
    private static final int PRINTED_PIXELS = 600;

    private final byte[] png;

    private Picture(byte[] png) {
        this.png = png;
    }

    /** What became of reading a picture. */
    public sealed interface Reading {}

    /** It is one. */
    public record Read(Picture picture) implements Reading {}

    /** It is none that can be used. */
    public record Refused(String why) implements Reading {}

    /** Reads a PNG. To be called within a turn: for a moment it takes some ten megabytes. */
    public static Reading read(byte[] file) {
        return LongWork.run(() -> readHere(file));
    }

    private static Reading readHere(byte[] file) {
        BufferedImage drawn;
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MOST_PIXELS || height > MOST_PIXELS) {
                return new Refused("The picture has %d x %d pixels. It may have %d on each side."
                        .formatted(width, height, MOST_PIXELS));
            }
            drawn = scaled(reader.read(0, sparing(reader)));
        } catch (IOException | RuntimeException e) {
            // Readers of pictures throw whatever a broken one makes them stumble over.
            return new Refused("The picture is not a PNG file, or it is broken.");
        } finally {
            reader.dispose();
        }
        return new Read(new Picture(png(drawn)));
    }

    /** A picture of 16 bits a colour would take several times the memory: of a large one some points are passed over. */
    private static ImageReadParam sparing(ImageReader reader) throws IOException {
        ImageReadParam how = reader.getDefaultReadParam();
        if (reader.getRawImageType(0).getColorModel().getComponentSize(0) > Byte.SIZE) {
            int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / PRINTED_PIXELS);
            how.setSourceSubsampling(step, step, 0, 0);
        }
        return how;
    }

    /** A picture that the program has drawn itself. */
    static Picture of(BufferedImage drawn) {
        return new Picture(png(drawn));
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = Math.min(1.0, (double) PRINTED_PIXELS / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // In memory: a file would be left behind when the process dies.
        try (MemoryCacheImageOutputStream images = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The picture as the address of an image in HTML. */
    public String dataUri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
