package dev.portwright.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    private static final UUID EVENT = UUID.fromString("0197f3a2-5d0c-7c3e-9a41-5b0f2f6b7e10");
    private static final Instant TIME = Instant.parse("2025-11-26T22:00:00.999Z");
    private static final byte[] BODY = "{\"data\":{\"n\":\"ä\"}}".getBytes(StandardCharsets.UTF_8);

    /** The keys of the first two examples of RFC 8032, 7.1. */
    private static final SigningKey ONE = key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final SigningKey TWO = key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

    private static final SigningSecret FIRST = secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final SigningSecret SECOND = secret("whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");

    private static SigningKey key(String hex) {
        return SigningKey.of(UUID.randomUUID(), HexFormat.of().parseHex(hex), TIME, null);
    }

    private static SigningSecret secret(String text) {
        return SigningSecret.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a",
    })
    void theExamplesOfRfc8032AreSignedAsThere(String secret, String publicKey, String message, String signature) {
        HexFormat hex = HexFormat.of();
        SigningKey key = key(secret);
        assertThat(hex.formatHex(key.publicKey())).isEqualTo(publicKey);
        assertThat(key.publicText()).isEqualTo(Base64.getEncoder().encodeToString(hex.parseHex(publicKey)));
        assertThat(hex.formatHex(key.sign(hex.parseHex(message)))).isEqualTo(signature);
    }

    @Test
    void theExampleOfTheStandardWebhooksIsSignedAsThere() {
        byte[] signed = secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getEncoder().encodeToString(signed))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** The signatures were made by another program of the same keys and texts. */
    @Test
    void aDeliveryIsSignedInEachWay() {
        assertThat(Signatures.headers(List.of(ONE), List.of(FIRST), EVENT, TIME, BODY))
                .containsExactly(
                        Map.entry("telnyx-timestamp", "1764194400"),
                        Map.entry(
                                "telnyx-signature-ed25519",
                                "/eu0S+bIrglHr6z6WSTB49OsjbUhGxrZu4i7CpOsDUcyLAwji2OKAoaz4Fg/yC4j0KBGsvEicQMPIFLR1jCPBw=="),
                        Map.entry("webhook-id", "0197f3a2-5d0c-7c3e-9a41-5b0f2f6b7e10"),
                        Map.entry("webhook-timestamp", "1764194400"),
                        Map.entry(
                                "webhook-signature",
                                "v1,i/ljbtAi6faXI6ndHiHW4GypUCN9NFRKSgHwWeW0oug="
                                        + " v1a,QJOgiYhjxHtOm/8JhhukYvDXtt9edl4GavCiI1pPFGNO5SA2xsmx1RQR2UN9bZvvJqqbp36T4MFJNUVTJ/JrBw=="));
    }

    @Test
    void whileKeysAndSecretsChangeThereIsASignatureOfEachAndTheOldKeySignsWhereThereIsRoomForOne() {
        Map<String, String> headers = Signatures.headers(List.of(ONE, TWO), List.of(SECOND, FIRST), EVENT, TIME, BODY);
        assertThat(headers.get("telnyx-signature-ed25519"))
                .isEqualTo("/eu0S+bIrglHr6z6WSTB49OsjbUhGxrZu4i7CpOsDUcyLAwji2OKAoaz4Fg/yC4j0KBGsvEicQMPIFLR1jCPBw==");
        assertThat(String.valueOf(headers.get("webhook-signature")).split(" "))
                .containsExactly(
                        "v1,+rtM6ZqvefHkpnoCMbzMDiewPDI2SLlErujiipVFiX0=",
                        "v1,i/ljbtAi6faXI6ndHiHW4GypUCN9NFRKSgHwWeW0oug=",
                        "v1a,mYUKwuGBvkv0uOdL7JwtiSoFbS7aDCBus1EJ5/wc5G6GezQoNZscXwkSnkEBfu9jzo2TgTxJtNGA7Lat99KIBQ==",
                        "v1a,QJOgiYhjxHtOm/8JhhukYvDXtt9edl4GavCiI1pPFGNO5SA2xsmx1RQR2UN9bZvvJqqbp36T4MFJNUVTJ/JrBw==");
    }

    @Test
    void aKeySignsUntilItRetires() {
        SigningKey retiring = SigningKey.of(UUID.randomUUID(), ONE.privateKey(), TIME, TIME.plusMillis(1));
        assertThat(retiring.signsAt(TIME)).isTrue();
        assertThat(retiring.signsAt(TIME.plusMillis(1))).isFalse();
        assertThat(ONE.signsAt(Instant.MAX)).isTrue();
    }

    @Test
    void aNewSecretHas32BytesAndIsReadAsItWasWritten() {
        SigningSecret made = SigningSecret.random();
        assertThat(made.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.text()).isNotEqualTo(SigningSecret.random().text());
        assertThat(secret(made.text()).sign(BODY)).isEqualTo(made.sign(BODY));
        assertThat(made).hasToString("whsec_***");
        assertThat(ONE.toString()).doesNotContain("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY=",
                "whsec_not base64",
                "whpk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            })
    void whatIsNoSecretIsNotReadAsOne(String text) {
        assertThat(SigningSecret.parse(text)).isEmpty();
    }
}
