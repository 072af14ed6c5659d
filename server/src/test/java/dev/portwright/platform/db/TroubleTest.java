package dev.portwright.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {
    @ParameterizedTest
    @CsvSource({
        "08006, AWAY", // connection failure
        "57P01, AWAY", // the server is being stopped
        "57P03, AWAY", // it is starting, or recovering
        "28P01, AWAY", // the password was changed
        "25P03, AWAY", // this session was idle in its transaction for too long
        "25006, READ_ONLY",
        "53100, DISK_FULL",
        "53300, CROWDED", // too many connections
        "55P03, LOCKED", // lock_timeout
        "57014, TOO_SLOW", // statement_timeout
        "40P01, COLLISION", // deadlock
        "40001, COLLISION",
    })
    void whatAilsTheDatabaseIsKnownByTheState(String state, Trouble trouble) {
        assertThat(Trouble.of(new SQLException("refused", state))).isEqualTo(trouble);
    }

    @ParameterizedTest
    @CsvSource({"23505", "42601", "22001", "58030", "XX000"})
    void otherFailuresAreThoseOfTheStatement(String state) {
        assertThat(Trouble.of(new SQLException("refused", state))).isNull();
    }

    @Test
    void aDiskThatIsFullIsKnownByItsWordsToo() {
        assertThat(Trouble.of(new SQLException("could not write to file: No space left on device", "58030")))
                .isEqualTo(Trouble.DISK_FULL);
    }

    @Test
    void aPoolThatGotNoConnectionGivesNoState() {
        assertThat(Trouble.of(new SQLException("acquisition timeout"))).isEqualTo(Trouble.AWAY);
    }
}
