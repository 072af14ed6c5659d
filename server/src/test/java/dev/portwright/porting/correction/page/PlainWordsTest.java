package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.portwright.document.FileReceiver;
import dev.portwright.exceptiontype.ExceptionCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
    @Test
    void everyExceptionIsToldInPlainWordsAndAsksForAttributesThatThereAre() {
        new ExceptionCatalog().all().forEach(type -> {
            PlainWords.Reason reason = PlainWords.of(type);
            assertThat(reason.text()).as(type.code()).hasSizeBetween(20, 250).endsWith(".");
            List<PlainWords.Field> fields = PlainWords.fields(List.of(reason));
            assertThat(fields).as(type.code()).hasSameSizeAs(reason.attributes());
            assertThat(fields.isEmpty() || reason.acts() == PlainWords.Acts.END_CUSTOMER)
                    .as(type.code())
                    .isTrue();
            fields.forEach(field -> assertThatCode(field::of).doesNotThrowAnyException());
        });
    }

    @Test
    void whyAPaperIsAskedForOrAFileIsNotTakenIsSaidInSentences() {
        for (Paper.Why why : Paper.Why.values()) {
            assertThat(PlainWords.of(why)).as(why.name()).endsWith(".");
        }
        for (FileReceiver.Refusal why : FileReceiver.Refusal.values()) {
            assertThat(PlainWords.of(why)).as(why.name()).endsWith(".");
        }
    }

    @Test
    void whatSeveralReasonsAskForIsAskedOnce() {
        ExceptionCatalog catalog = new ExceptionCatalog();
        List<PlainWords.Reason> reasons = List.of(
                PlainWords.of(catalog.find("POSTAL_CODE_MISMATCH").orElseThrow()),
                PlainWords.of(catalog.find("LOCATION_MISMATCH").orElseThrow()));
        assertThat(PlainWords.fields(reasons))
                .extracting(PlainWords.Field::attribute)
                .containsExactly(
                        "end_user.location.street_address",
                        "end_user.location.extended_address",
                        "end_user.location.locality",
                        "end_user.location.administrative_area",
                        "end_user.location.postal_code");
    }
}
