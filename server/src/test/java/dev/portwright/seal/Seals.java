package dev.portwright.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Looks at seals as whoever gets a file does, who knows nothing of this installation. */
public final class Seals {
    private Seals() {}

    private record Seal(PDSignature dictionary, CMSSignedData signed, SignerInformation signer) {
        X509Certificate certificate() throws GeneralSecurityException {
            // The one certificate of the file is the signer's.
            X509CertificateHolder holder =
                    signed.getCertificates().getMatches(null).iterator().next();
            return new JcaX509CertificateConverter().getCertificate(holder);
        }
    }

    private static Seal seal(byte[] file) throws IOException, CMSException {
        try (PDDocument document = Loader.loadPDF(file)) {
            List<PDSignature> signatures = document.getSignatureDictionaries();
            if (signatures.size() != 1) {
                throw new AssertionError("the file has " + signatures.size() + " seals");
            }
            PDSignature dictionary = signatures.getFirst();
            CMSSignedData signed = new CMSSignedData(
                    new CMSProcessableByteArray(dictionary.getSignedContent(file)), dictionary.getContents(file));
            return new Seal(
                    dictionary,
                    signed,
                    signed.getSignerInfos().getSigners().iterator().next());
        }
    }

    /** How many seals the file has: one that is of PAdES, verifies, and is over all of the file but itself. */
    public static int ofWhole(byte[] file) {
        try {
            Seal seal = seal(file);
            int[] range = seal.dictionary().getByteRange();
            boolean whole = range[0] == 0
                    && range[2] + range[3] == file.length
                    && file[range[1]] == '<'
                    && file[range[2] - 1] == '>';
            AttributeTable attributes = seal.signer().getSignedAttributes();
            boolean pades = "ETSI.CAdES.detached".equals(seal.dictionary().getSubFilter())
                    && SigningCertificateV2.getInstance(attributes
                                            .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                                            .getAttrValues()
                                            .getObjectAt(0))
                                    .getCerts()
                                    .length
                            == 1
                    && attributes.get(CMSAttributes.signingTime) == null
                    && seal.dictionary().getSignDate() != null;
            return whole && pades && verifies(file) ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CMSException e) {
            throw new AssertionError(e);
        }
    }

    /** False also for a file that is no longer one. */
    public static boolean verifies(byte[] file) {
        try {
            Seal seal = seal(file);
            return seal.signer().verify(new JcaSimpleSignerInfoVerifierBuilder().build(seal.certificate()));
        } catch (IOException | CMSException | GeneralSecurityException | OperatorCreationException e) {
            return false;
        }
    }

    public static X509Certificate certificate(byte[] file) {
        try {
            return seal(file).certificate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CMSException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
