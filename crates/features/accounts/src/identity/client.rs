//! The OpenID Connect client of one provider: its description is fetched when somebody signs in, and kept for ten minutes.

use super::http::Http;
use super::redirect;
use cantiere_web::{Error, IdentityProvider, Site};
use openidconnect::core::*;
use openidconnect::{
    AdditionalClaims, ClientId, ClientSecret, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IdTokenFields, IssuerUrl, RedirectUrl, StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Mutex;

const KEPT: i64 = 10 * 60_000_000;

/// Claims that the standard does not know: the fiscal number.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Extra {
    #[serde(flatten)]
    pub claims: HashMap<String, serde_json::Value>,
}
impl AdditionalClaims for Extra {}

type Fields = IdTokenFields<
    Extra,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
pub type Client = openidconnect::Client<
    Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Descriptions of providers, by slug, with the moment they were fetched.
#[derive(Default)]
pub struct Known(Mutex<HashMap<String, (i64, CoreProviderMetadata)>>);

impl Known {
    pub async fn client(&self, site: &Site, provider: &IdentityProvider, http: &Http) -> Result<Client, Error> {
        let away = |error: &dyn std::fmt::Display| Error::Unavailable(format!("provider {}: {error}", provider.slug));
        let now = site.now();
        let kept = self.lock().get(&provider.slug).filter(|(at, _)| now - at < KEPT).map(|(_, kept)| kept.clone());
        let metadata = match kept {
            Some(kept) => kept,
            None => {
                let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|e| away(&e))?;
                let fetched = CoreProviderMetadata::discover_async(issuer, http).await.map_err(|e| away(&e))?;
                self.lock().insert(provider.slug.clone(), (now, fetched.clone()));
                fetched
            }
        };
        let secret = provider.client_secret.as_ref().map(|secret| ClientSecret::new(secret.0.clone()));
        let redirect = RedirectUrl::new(redirect(site, provider)).map_err(Error::internal)?;
        let id = ClientId::new(provider.client_id.clone());
        Ok(Client::from_provider_metadata(metadata, id, secret).set_redirect_uri(redirect))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, (i64, CoreProviderMetadata)>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
