package dev.portwright.message;

import dev.portwright.platform.config.Settings.Smtp;
import dev.portwright.platform.config.Settings.Smtp.Security;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A mail server for one connection that gives this answer to every recipient, or none and ends the connection. */
final class AnsweringServer implements AutoCloseable {
    private final ServerSocket socket;
    private final @Nullable String answer;

    AnsweringServer(@Nullable String answer) throws IOException {
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    SmtpSender sender() {
        return new SmtpSender(new Smtp(
                socket.getInetAddress().getHostAddress(),
                socket.getLocalPort(),
                Security.NONE,
                null,
                null,
                "porting@desk.example"));
    }

    private void serve() {
        try (Socket client = socket.accept();
                OutputStream out = client.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(out, "220 test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("RCPT")) {
                    say(out, line.startsWith("QUIT") ? "221 bye" : "250 fine");
                } else if (answer == null) {
                    break;
                } else {
                    say(out, answer);
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
