package dev.portwright.porting.loa;

import dev.portwright.platform.pdf.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a letter.
 *
 * @param name of who has signed
 * @param title what they are, where they have said so
 * @param drawn what was drawn; null where the name was typed
 * @param date as it stands on the letter
 * @param evidence what was recorded when it was signed
 */
public record Signature(
        String name, @Nullable String title, @Nullable Picture drawn, String date, List<Fact> evidence) {}
