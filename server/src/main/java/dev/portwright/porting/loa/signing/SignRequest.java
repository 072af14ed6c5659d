package dev.portwright.porting.loa.signing;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a body of {@code SignPortingOrderLoa} says, as far as it is right.
 *
 * @param name empty when it is wrong
 * @param drawing the bytes of a picture; null where the name is typed
 * @param configurationId the letterhead
 * @param letterSha256 of the letter that the person was shown
 * @param signerAddress from where the person signs, as the client says
 */
record SignRequest(
        String name,
        @Nullable String title,
        byte @Nullable [] drawing,
        @Nullable UUID configurationId,
        @Nullable String letterSha256,
        @Nullable String signerAddress) {

    /** The largest drawing, in bytes. */
    static final int MOST_DRAWN = 256 * 1024;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    static SignRequest of(CheckedBody body, Problems problems) {
        JsonNode given = body.usable();
        return new SignRequest(
                name(given.path("name").asStringOpt().orElse(null), problems),
                text(given, "title"),
                drawing(text(given, "drawing"), problems),
                given.path("loa_configuration_id")
                        .asStringOpt()
                        .map(UUID::fromString)
                        .orElse(null),
                text(given, "letter_sha256"),
                text(given, "ip_address"));
    }

    /** Without what is invisible, or turns the direction of what stands beside it. */
    private static String name(@Nullable String given, Problems problems) {
        if (given == null) {
            return "";
        }
        String name = INVISIBLE.matcher(given).replaceAll(" ").strip();
        if (SignerRule.isBlank(name)) {
            problems.add(ProblemCode.UNPROCESSABLE.at("/name", "Give the name of the person who signs."));
            return "";
        }
        return name;
    }

    private static @Nullable String text(JsonNode given, String name) {
        return given.path(name).asStringOpt().orElse(null);
    }

    private static byte @Nullable [] drawing(@Nullable String text, Problems problems) {
        if (text == null) {
            return null;
        }
        try {
            byte[] drawing = Base64.getDecoder().decode(text);
            if (drawing.length <= MOST_DRAWN) {
                return drawing;
            }
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    "/drawing", "The picture may have at most " + MOST_DRAWN / 1024 + " KiB."));
        } catch (IllegalArgumentException e) {
            problems.add(ProblemCode.UNPROCESSABLE.at("/drawing", "The picture must be a PNG file in base64."));
        }
        return null;
    }
}
