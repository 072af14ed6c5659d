package dev.portwright.document.scan;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks the protocol of clamd (clamd(8)), as far as files are searched: finds what holds a word. */
final class FakeClamd implements AutoCloseable {
    static final String VIRUS = "X-TEST-VIRUS-X";

    private static final String COMMANDS =
            "ClamAV 1.4.2| COMMANDS: SCAN QUIT RELOAD PING CONTSCAN VERSIONCOMMANDS VERSION END SHUTDOWN MULTISCAN FILDES"
                    + " STATS IDSESSION INSTREAM DETSTATSCLEAR DETSTATS ALLMATCHSCAN";

    private final ServerSocket server;
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean late;
    private volatile int most = Integer.MAX_VALUE;

    FakeClamd() throws IOException {
        this(0);
    }

    FakeClamd(int port) throws IOException {
        server = new ServerSocket();
        server.setReceiveBufferSize(4096);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on it takes connections and says nothing. */
    void fallSilent() {
        silent = true;
    }

    /** From now on it begins to read when more has been sent than fits between. */
    void readLate() {
        late = true;
    }

    /** From now on it refuses what is larger, as StreamMaxLength makes it do. */
    void refuseBeyond(int bytes) {
        most = bytes;
    }

    /** How large the files were that it has searched. */
    List<Integer> sizes() {
        return sizes;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String command = command(in);
            if (silent) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            String answer = switch (command) {
                case "PING" -> "PONG";
                case "VERSIONCOMMANDS" -> COMMANDS;
                case "INSTREAM" -> search(in);
                default -> "UNKNOWN COMMAND";
            };
            socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The other side has hung up.
        }
    }

    /** {@code zCOMMAND\0} or {@code nCOMMAND\n}. */
    private static String command(DataInputStream in) throws IOException {
        char end = in.readByte() == 'z' ? '\0' : '\n';
        StringBuilder command = new StringBuilder();
        for (char next = (char) in.readByte(); next != end; next = (char) in.readByte()) {
            command.append(next);
        }
        return command.toString();
    }

    private String search(DataInputStream in) throws IOException {
        if (late) {
            // Until the buffers between are full, and who sends has to wait amid a write.
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            file.write(in.readNBytes(length));
            if (file.size() > most) {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }
        sizes.add(file.size());
        return file.toString(StandardCharsets.ISO_8859_1).contains(VIRUS) ? "stream: Test.Virus FOUND" : "stream: OK";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
