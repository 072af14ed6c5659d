package dev.portwright.resource.voice;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.resource.Behaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Credentials are such that every SIP client can send them. */
@ApplicationScoped
class CredentialConnections implements Behaviour {
    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9]{4,32}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x20-\\x7e]{8,128}");

    @Override
    public String kind() {
        return "credential_connection";
    }

    @Override
    public void prepare(Draft draft) {
        if (!USER_NAME.matcher(draft.body().path("user_name").asString("")).matches()) {
            draft.problem(
                    "user_name",
                    ProblemCode.UNPROCESSABLE,
                    "A user name has 4 to 32 letters and digits, and nothing else.");
        }
        if (!PASSWORD.matcher(draft.body().path("password").asString("")).matches()) {
            draft.problem(
                    "password",
                    ProblemCode.STRING_LENGTH,
                    "A password has 8 to 128 characters, each of them a letter, digit, sign or blank of ASCII.");
        }
    }
}
