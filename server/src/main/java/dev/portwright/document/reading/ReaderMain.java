package dev.portwright.document.reading;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Where the process begins that reads one file: the file comes on standard input, its size is the argument, and what was found
 * goes to standard output.
 */
final class ReaderMain {
    /** The exit code when the file does not come whole. */
    private static final int BROKEN_OFF = 4;

    /** The same when the time is over, after which nobody waits for what is found. */
    private static final int OVERDUE = 5;

    /** The same when Java itself fails. */
    private static final int FAILED = 6;

    private ReaderMain() {}

    public static void main(String[] args) throws IOException {
        endAfter(DocumentReader.FEEDING.plus(DocumentReader.PATIENCE).multipliedBy(2));
        LogManager.getLogManager().reset();
        FontMappers.set(new OneFont());
        int size = Integer.parseInt(args[0]);
        byte[] file = System.in.readNBytes(size);
        if (file.length < size) {
            Runtime.getRuntime().halt(BROKEN_OFF);
        }
        byte[] findings = findings(file);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(findings);
        }
        Runtime.getRuntime().halt(0);
    }

    private static byte[] findings(byte[] file) {
        try {
            return PdfText.read(file).bytes();
        } catch (Error e) {
            // Of Java itself, and not of the program: the file may be why.
            Runtime.getRuntime().halt(FAILED);
            throw e;
        }
    }

    /** The server ends this process sooner, unless that is no more itself. */
    private static void endAfter(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Thread.ofPlatform().daemon().start(() -> {
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            Runtime.getRuntime().halt(OVERDUE);
        });
    }
}
