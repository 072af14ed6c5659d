package dev.portwright.seal;

import dev.portwright.platform.crypto.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs as PAdES wants it: it names the certificate among what is signed, and leaves the time to the file, which says it
 * itself.
 */
final class CadesSignature {
    private CadesSignature() {}

    static byte[] of(SealKey key, byte[] content) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(attributes(key))
                    .build(new JcaContentSignerBuilder(SealKey.SIGNATURE).build(key.privateKey()), key.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CMSAttributeTableGenerator attributes(SealKey key) {
        SigningCertificateV2 certificate =
                new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(Sha256.of(key.certificateBytes()))});
        ASN1EncodableVector ours = new ASN1EncodableVector();
        ours.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(certificate)));
        CMSAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator(new AttributeTable(ours));
        return parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }
}
