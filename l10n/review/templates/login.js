// Logging in: name and password go to the server as JSON; it answers with a cookie that no script can read.
"use strict";

const WORDS = JSON.parse(document.getElementById("words").textContent);
const t = (message) => WORDS[message] || message;
const REFUSALS = { 403: t("Name or password is wrong."), 429: t("Too many tries. Wait some minutes.") };

document.getElementById("login").addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = document.getElementById("said");
  const [name, password] = ["name", "password"].map((id) => document.getElementById(id).value);
  said.textContent = "";
  try {
    const response = await fetch("/login", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name, password }) });
    if (response.ok) location.replace("/" + location.hash);
    else said.textContent = REFUSALS[response.status] || t("The server refused.");
  } catch {
    said.textContent = t("The server does not answer.");
  }
});
